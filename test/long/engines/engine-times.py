"""Node-to-node times of other engines on one extract, as they come and under our rules; prints one JSON document.

Usage: engine-times.py EXTRACT.osm.pbf POINTS.csv WORK_FOLDER [graphhopper-web.jar]
Needs (Python 3.12): pip install osrm-bindings==26.10.0 pyvalhalla==3.9.1; GraphHopper 11.0 from Maven Central and Java 17.
Times are seconds, row by row from × to; null where the engine finds no way.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request

import osrm
import valhalla

extract, points_file, work = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))
with open(points_file, newline='') as file:
    points = [(float(row['lon']), float(row['lat'])) for row in csv.DictReader(file)]


def osrm_times(name, profile):
    folder = os.path.join(work, 'osrm-' + name)
    os.makedirs(folder, exist_ok=True)
    base = os.path.join(folder, 'extract')
    shutil.copy(extract, base + '.osm.pbf')
    tools = os.path.join(os.path.dirname(osrm.__file__), 'bin')
    for command in (
        ['osrm-extract', '-p', profile, base + '.osm.pbf'],
        ['osrm-contract', base + '.osrm'],
    ):
        subprocess.run([os.path.join(tools, command[0]), *command[1:]], check=True, stdout=subprocess.DEVNULL)
    engine = osrm.OSRM(algorithm='CH', storage_config=base + '.osrm', use_shared_memory=False)
    table = engine.Table(osrm.TableParameters(coordinates=points, annotations=['duration']))
    return [[None if cell is None else float(cell) for cell in row] for row in table['durations']]


def valhalla_times():
    folder = os.path.join(work, 'valhalla')
    os.makedirs(os.path.join(folder, 'tiles'), exist_ok=True)
    config = valhalla.get_config(tile_extract='', tile_dir=os.path.join(folder, 'tiles'), verbose=False)
    config['service_limits']['auto']['max_matrix_location_pairs'] = 100_000
    config['service_limits']['auto']['max_matrix_locations'] = 1_000
    config_file = os.path.join(folder, 'valhalla.json')
    with open(config_file, 'w') as file:
        json.dump(config, file)
    builder = os.path.join(os.path.dirname(valhalla.__file__), 'bin', 'valhalla_build_tiles')
    subprocess.run([builder, '-c', config_file, extract], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    places = [{'lon': lon, 'lat': lat} for lon, lat in points]
    answer = valhalla.Actor(config).matrix({'sources': places, 'targets': places, 'costing': 'auto'})
    return [[cell['time'] for cell in row] for row in answer['sources_to_targets']]


def graphhopper_times(jar):
    folder = os.path.join(work, 'graphhopper')
    os.makedirs(folder, exist_ok=True)
    config_file = os.path.join(folder, 'config.yml')
    with open(os.path.join(here, 'graphhopper.yml')) as file:
        text = file.read().replace('EXTRACT', extract).replace('FOLDER', folder)
    with open(config_file, 'w') as file:
        file.write(text)
    server = subprocess.Popen(
        ['java', '-Xmx1g', '-jar', jar, 'server', config_file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for('http://127.0.0.1:18989/health')
        return {name: [[route_seconds(a, b, name) for b in points] for a in points] for name in ('car', 'our_rules')}
    finally:
        server.terminate()
        server.wait()


def wait_for(address):
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=2).read()
            return
        except OSError:
            time.sleep(1)
    raise SystemExit('GraphHopper did not start')


def route_seconds(a, b, profile):
    query = f'point={a[1]},{a[0]}&point={b[1]},{b[0]}&profile={profile}&instructions=false&calc_points=false&ch.disable=true'
    try:
        with urllib.request.urlopen('http://127.0.0.1:18989/route?' + query, timeout=30) as answer:
            return json.load(answer)['paths'][0]['time'] / 1000
    except urllib.error.HTTPError:
        return None


car = os.path.join(os.path.dirname(osrm.__file__), 'share', 'profiles', 'car.lua')
times = {
    'osrm-our-rules': osrm_times('our-rules', os.path.join(here, 'our-rules.lua')),
    'osrm-car': osrm_times('car', car),
    'valhalla-auto': valhalla_times(),
}
if len(sys.argv) > 4:
    graphhopper = graphhopper_times(sys.argv[4])
    times['graphhopper-our-rules'] = graphhopper['our_rules']
    times['graphhopper-car'] = graphhopper['car']
json.dump({'points': points, 'seconds': times}, sys.stdout, separators=(',', ':'))
