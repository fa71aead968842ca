// Placemarks of a KML document, one after the other: geometry, names and values of each, and what is passed over.
// Source: OGC KML 2.2 (07-147r2) and Google's gx extension. The library togeojson reads "31.x3" as 31, leaves out what is no
// number and closes rings without a word.

import type { XmlScanner } from './kml-scanner.ts';

export interface Placemark {
  readonly line: number;
  /** Its `id` attribute. */
  readonly id: string | undefined;
  readonly geometry: unknown;
  readonly values: ReadonlyMap<string, string>;
  /** What is wrong with its coordinates, and the text in question; null where all can be read. */
  readonly coordinateFault: CoordinateFault | null;
}

export interface CoordinateFault {
  readonly code: 'kml-coordinates' | 'kml-point-positions';
  readonly found: string;
}

/** Elements that show pictures or other files; nothing of them is read. */
const passedOver = new Set(['NetworkLink', 'GroundOverlay', 'ScreenOverlay', 'PhotoOverlay', 'Tour']);
const plainValues = new Set(['name', 'description', 'address', 'phoneNumber', 'when', 'begin', 'end']);

/** Moves the scanner to the next placemark and reads it; null at the end and at a fault. `ignored` gets what is passed over. */
export function nextPlacemark(scanner: XmlScanner, ignored: (element: string, line: number) => void): Placemark | null {
  while (scanner.next()) {
    if (scanner.kind !== 'start') continue;
    if (scanner.name === 'Placemark') return readPlacemark(scanner);
    if (passedOver.has(scanner.name)) {
      ignored(scanner.name, scanner.line);
      skip(scanner);
    }
  }
  return null;
}

/** Moves to the end of the element that starts here. */
function skip(scanner: XmlScanner): void {
  const depth = scanner.depth;
  while (scanner.depth >= depth && scanner.next());
}

/** Calls `visit` at the start of every element directly inside the one that starts here. */
function eachChild(scanner: XmlScanner, visit: (name: string) => void): void {
  const depth = scanner.depth;
  while (scanner.next()) {
    if (scanner.kind === 'end' && scanner.depth < depth) return;
    if (scanner.kind === 'start') visit(scanner.name);
  }
}

/** All text inside the element that starts here, trimmed. */
function textOf(scanner: XmlScanner): string {
  const depth = scanner.depth;
  let text = '';
  while (scanner.next()) {
    if (scanner.kind === 'text') text += scanner.text;
    if (scanner.kind === 'end' && scanner.depth < depth) break;
  }
  return text.trim();
}

interface Reading {
  readonly scanner: XmlScanner;
  coordinateFault: CoordinateFault | null;
}

function readPlacemark(scanner: XmlScanner): Placemark | null {
  const { line } = scanner;
  const id = scanner.attribute('id');
  const values = new Map<string, string>();
  const geometries: unknown[] = [];
  const reading: Reading = { scanner, coordinateFault: null };
  eachChild(scanner, name => {
    if (plainValues.has(name)) {
      const text = textOf(scanner);
      if (text !== '') values.set(name, text);
    } else if (name === 'ExtendedData') readExtendedData(scanner, values);
    else if (name === 'TimeStamp' || name === 'TimeSpan') readTimes(scanner, values);
    else readGeometry(name, reading, geometries);
  });
  if (scanner.fault !== null) return null;
  return { line, id, geometry: collected(geometries), values, coordinateFault: reading.coordinateFault };
}

function readTimes(scanner: XmlScanner, values: Map<string, string>): void {
  eachChild(scanner, name => {
    if (plainValues.has(name)) values.set(name, textOf(scanner));
    else skip(scanner);
  });
}

function readExtendedData(scanner: XmlScanner, values: Map<string, string>): void {
  eachChild(scanner, name => {
    if (name === 'SchemaData') readExtendedData(scanner, values);
    else if (name === 'SimpleData') {
      const key = scanner.attribute('name');
      const text = textOf(scanner);
      if (key !== undefined) values.set(key, text);
    } else if (name === 'Data') {
      const key = scanner.attribute('name');
      eachChild(scanner, part => {
        const text = textOf(scanner);
        if (part === 'value' && key !== undefined) values.set(key, text);
      });
    } else {
      const text = textOf(scanner);
      if (text !== '') values.set(name, text);
    }
  });
}

/** One geometry is itself; several are a collection, or one of many parts where all are of one kind. */
function collected(geometries: readonly unknown[]): unknown {
  if (geometries.length < 2) return geometries[0] ?? null;
  const list = geometries as readonly { readonly type: string; readonly coordinates?: unknown }[];
  const [{ type }] = list as readonly [{ readonly type: string }];
  if (/^(?:Point|LineString|Polygon)$/.test(type) && list.every(geometry => geometry.type === type)) {
    return { type: `Multi${type}`, coordinates: list.map(({ coordinates }) => coordinates) };
  }
  return { type: 'GeometryCollection', geometries };
}

/** Reads the geometry that starts here into the list; any other element is passed over. */
function readGeometry(name: string, reading: Reading, into: unknown[]): void {
  const { scanner } = reading;
  switch (name) {
    case 'Point': {
      const [coordinates, ...others] = coordinatesIn(reading);
      if (others.length > 0) {
        const found = [coordinates, ...others].map(position => position?.join(',')).join(' ');
        reading.coordinateFault ??= { code: 'kml-point-positions', found };
      }
      if (coordinates !== undefined) into.push({ type: 'Point', coordinates });
      return;
    }
    case 'LineString':
    case 'LinearRing':
      pushLine(coordinatesIn(reading), into);
      return;
    case 'Polygon':
      pushPolygon(reading, into);
      return;
    case 'MultiGeometry':
    case 'MultiTrack': {
      const parts: unknown[] = [];
      eachChild(scanner, part => readGeometry(part, reading, parts));
      const geometry = collected(parts);
      if (geometry !== null) into.push(geometry);
      return;
    }
    case 'Track': {
      const places: number[][] = [];
      eachChild(scanner, part => {
        if (part === 'coord') places.push(...tuplesOf(textOf(scanner).split(/\s+/).join(','), reading));
        else skip(scanner);
      });
      pushLine(places, into);
      return;
    }
    default:
      skip(scanner);
  }
}

function pushLine(coordinates: readonly number[][], into: unknown[]): void {
  if (coordinates.length > 0) into.push({ type: 'LineString', coordinates });
}

function pushPolygon(reading: Reading, into: unknown[]): void {
  const { scanner } = reading;
  const exterior: number[][][] = [];
  const holes: number[][][] = [];
  eachChild(scanner, boundary => {
    if (boundary !== 'outerBoundaryIs' && boundary !== 'innerBoundaryIs') {
      skip(scanner);
      return;
    }
    const rings = boundary === 'outerBoundaryIs' ? exterior : holes;
    eachChild(scanner, ring => {
      if (ring === 'LinearRing') rings.push(coordinatesIn(reading));
      else skip(scanner);
    });
  });
  if (exterior.length > 0 || holes.length > 0) into.push({ type: 'Polygon', coordinates: [...exterior, ...holes] });
}

function coordinatesIn(reading: Reading): number[][] {
  const { scanner } = reading;
  let places: number[][] = [];
  eachChild(scanner, part => {
    if (part === 'coordinates') places = tuplesOf(textOf(scanner), reading);
    else skip(scanner);
  });
  return places;
}

const numberPattern = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/;

/** "lon,lat[,height]" tuples with spaces between, and perhaps around commas. */
function tuplesOf(text: string, reading: Reading): number[][] {
  const tuples = text.replace(/\s*,\s*/g, ',').trim();
  if (tuples === '') return [];
  return tuples.split(/\s+/).map(tuple => {
    const parts = tuple.split(',');
    const isGood = (parts.length === 2 || parts.length === 3) && parts.every(part => numberPattern.test(part));
    if (!isGood) reading.coordinateFault ??= { code: 'kml-coordinates', found: tuple.slice(0, 60) };
    return parts.map(Number);
  });
}
