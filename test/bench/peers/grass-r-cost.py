"""Times r.cost of GRASS over a square surface; prints milliseconds of processor time of one pass, a line per pass.

Usage: grass --tmp-location XY --exec python3 grass-r-cost.py surface.bin size sources.bin out.bin [knight]
Files, answer and protocol as in skimage-mcp.py. Starting the module and its reading and writing are part of a pass.
"""

import os
import resource
import subprocess
import sys

import numpy as np

surface, size, sources, out = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
knight = ["-k"] if "knight" in sys.argv else []
metres = 100


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


side = str(size * metres)
# A cell of 0 is a wall: nothing known.
run("g.region", "n=" + side, "s=0", "e=" + side, "w=0", "res=" + str(metres))
edges = ["north=" + side, "south=0", "east=" + side, "west=0"]
run("r.in.bin", "-f", "input=" + surface, "output=friction", "bytes=4", "rows=" + str(size), "cols=" + str(size), "anull=0", *edges)
places = np.fromfile(sources, dtype=np.int32).reshape(-1, 2)
coordinates = ",".join(f"{(c + 0.5) * metres},{(size - r - 0.5) * metres}" for c, r in places)
print("GRASS", os.environ.get("GRASS_VERSION", ""), flush=True)
isFirst = True
for _ in sys.stdin:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run("r.cost", "--overwrite", *knight, "input=friction", "output=cost", "start_coordinates=" + coordinates, "memory=3000")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print((after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000, flush=True)
    if isFirst:
        # Doubles, with infinity where r.cost has nothing.
        run("r.out.bin", "-f", "input=cost", "output=" + out + ".raw", "bytes=8", "null=1e300")
        cost = np.fromfile(out + ".raw", dtype=np.float64) * metres
        cost[cost > 1e200] = np.inf
        cost.tofile(out)
        os.remove(out + ".raw")
        isFirst = False
