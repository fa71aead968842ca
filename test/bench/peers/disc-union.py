"""Times GEOS on the union of discs of 64 sides, made beforehand; prints processor milliseconds of one pass, a line per pass.

Usage: disc-union.py discs.json    (waits for a line on standard input before every pass)
discs.json: an array of closed rings in degrees.
"""

import json
import sys
import time

import shapely
from shapely.geometry import Polygon
from shapely.geos import geos_version
from shapely.ops import unary_union

with open(sys.argv[1], encoding="utf-8") as file:
    discs = [Polygon(ring) for ring in json.load(file)]
print(f"GEOS {'.'.join(map(str, geos_version))} (shapely {shapely.__version__})", flush=True)
for _ in sys.stdin:
    begin = time.process_time()
    unary_union(discs)
    print((time.process_time() - begin) * 1000, flush=True)
