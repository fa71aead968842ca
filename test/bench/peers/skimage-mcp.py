"""Times scikit-image's least-cost paths over a square surface; prints milliseconds of one pass, a line per pass.

Usage: skimage-mcp.py surface.bin size sources.bin out.bin    (waits for a line on standard input before every pass)
surface.bin: float32 seconds per metre, row by row; sources.bin: int32 column and row by turns. Cells of 100 m. The seconds of every
cell of the first pass are written to out.bin as float64.
"""

import sys
import time

import numpy as np
import skimage
from skimage.graph import MCP_Geometric

surface, size, sources, out = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
costs = np.fromfile(surface, dtype=np.float32).reshape(size, size).astype(np.float64)
costs[costs <= 0] = -1
starts = [(row, column) for column, row in np.fromfile(sources, dtype=np.int32).reshape(-1, 2)]
print("scikit-image", skimage.__version__, flush=True)
isFirst = True
for _ in sys.stdin:
    begin = time.process_time()
    cumulated, _ = MCP_Geometric(costs, fully_connected=True).find_costs(starts)
    print((time.process_time() - begin) * 1000, flush=True)
    if isFirst:
        (cumulated * 100).tofile(out)
        isFirst = False
