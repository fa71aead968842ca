"""Times the nearest station of every cell of a grid and its true metres: scipy's cKDTree on earth-centred places, then pyproj.

Usage: nearest-stations.py given.bin out.bin    (waits for a line on standard input before every pass, prints processor milliseconds)
given.bin: float64 columns, rows, west, south, step (degrees), station count, then their longitudes and latitudes. The first pass
writes the row (float64) and the metres of every cell's station to out.bin, and after them the megabytes it needed.
"""

import resource
import sys
import time

import numpy as np
import pyproj
import scipy
from pyproj import Geod
from scipy.spatial import cKDTree

A = 6378137.0
E2 = 0.0066943799901413165


def earth_centred(lon, lat):
    lam, phi = np.radians(lon), np.radians(lat)
    n = A / np.sqrt(1 - E2 * np.sin(phi) ** 2)
    return np.column_stack((n * np.cos(phi) * np.cos(lam), n * np.cos(phi) * np.sin(lam), n * (1 - E2) * np.sin(phi)))


given = np.fromfile(sys.argv[1])
columns, rows, west, south, step, count = given[:6]
columns, rows, count = int(columns), int(rows), int(count)
station_lon, station_lat = given[6 : 6 + count], given[6 + count :]
lon = np.tile(west + np.arange(columns) * step, rows)
lat = np.repeat(south + np.arange(rows) * step, columns)
print(f"scipy {scipy.__version__} cKDTree + pyproj {pyproj.__version__}", flush=True)
isFirst = True
for _ in sys.stdin:
    begin = time.process_time()
    index = cKDTree(earth_centred(station_lon, station_lat)).query(earth_centred(lon, lat))[1]
    metres = Geod(ellps="WGS84").inv(lon, lat, station_lon[index], station_lat[index])[2]
    end = time.process_time()
    if isFirst:
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        np.concatenate((index.astype(np.float64), metres, [megabytes])).tofile(sys.argv[2])
        isFirst = False
    print((end - begin) * 1000, flush=True)
