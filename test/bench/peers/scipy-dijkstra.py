"""Times scipy's Dijkstra on a graph in columns: processor milliseconds of one pass, reached nodes, the sum of their times.

Usage: scipy-dijkstra.py graph.bin limit passes     (waits for a line on standard input before every pass)
graph.bin: uint32 nodes, arcs, sources; uint32 start[nodes + 1], target[arcs], ms[arcs], source[sources]
"""

import sys
import time

import numpy
import scipy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

words = numpy.fromfile(sys.argv[1], dtype=numpy.uint32)
limit = float(sys.argv[2])
nodes, arcs, count = (int(word) for word in words[:3])
start, target, ms, sources = numpy.split(words[3:], numpy.cumsum([nodes + 1, arcs, arcs]))
graph = csr_matrix((ms.astype(numpy.float64), target.astype(numpy.int32), start.astype(numpy.int32)), shape=(nodes, nodes))
print("scipy", scipy.__version__, flush=True)
for _ in sys.stdin:
    elapsed = 0.0
    reached = 0
    total = 0
    # 64 rows at a time: the dense answer of all sources would not fit.
    for first in range(0, count, 64):
        indices = sources[first : first + 64].astype(numpy.int64)
        begin = time.process_time()
        rows = dijkstra(graph, directed=True, indices=indices, limit=limit)
        elapsed += time.process_time() - begin
        finite = rows[numpy.isfinite(rows)]
        reached += finite.size
        total += int(finite.sum())
    print(elapsed * 1000, reached, total, flush=True)
