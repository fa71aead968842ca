"""Asks GEOS about MultiPolygons: prints for each whether it is valid, its area in square degrees and whether it lies in the next.

Usage: valid-polygons.py polygons.json    (an array of MultiPolygon coordinates; the answer is a JSON array of [valid, area, nested])
"""

import json
import sys

from shapely.geometry import shape

with open(sys.argv[1], encoding="utf-8") as file:
    polygons = [shape({"type": "MultiPolygon", "coordinates": own}) for own in json.load(file)]
print(
    json.dumps(
        [
            [own.is_valid, own.area, i + 1 == len(polygons) or bool(polygons[i + 1].covers(own))]
            for i, own in enumerate(polygons)
        ]
    )
)
