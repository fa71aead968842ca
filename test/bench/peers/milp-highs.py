# Maximal cover by HiGHS through scipy: milp-highs.py INSTANCE.json SECONDS
import json, sys, time
import numpy, scipy.sparse as sparse
from scipy.optimize import Bounds, LinearConstraint, milp

given = json.load(open(sys.argv[1]))
sites, weights, rows = given["C"], numpy.array(given["w"], float), given["rows"]
line = numpy.repeat(numpy.arange(len(rows)), [len(row) for row in rows])
column = numpy.concatenate([numpy.array(row) for row in rows])
cover = sparse.hstack([-sparse.csr_matrix((numpy.ones(len(line)), (line, column)), (len(rows), sites)), sparse.eye(len(rows))])
total = sparse.hstack([sparse.csr_matrix(numpy.ones((1, sites))), sparse.csr_matrix((1, len(rows)))])
start = time.process_time()
answer = milp(
    numpy.concatenate([numpy.zeros(sites), -weights]),
    integrality=numpy.concatenate([numpy.ones(sites), numpy.zeros(len(rows))]),
    bounds=Bounds(0, 1),
    constraints=[LinearConstraint(cover, -numpy.inf, 0), LinearConstraint(total, given["p"], given["p"])],
    options={"time_limit": float(sys.argv[2])},
)
value = None if answer.x is None else -answer.fun
print("value", value, "bound", -(answer.mip_dual_bound or float("nan")), "status", answer.status, "cpu", round(time.process_time() - start, 1))
