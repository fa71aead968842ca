// Which tags of an OSM way the road rules read. A way is kept for its `highway`, or for being a ferry; the speed profile decides later.

/** The tags kept of a way, in the order in which they are kept; all others are passed over. */
export const roadTagKeys: readonly string[] = [
  'highway',
  'route',
  'access',
  'vehicle',
  'motor_vehicle',
  'motorcar',
  'emergency',
  'oneway',
  'junction',
  'maxspeed',
  'maxspeed:forward',
  'maxspeed:backward',
  'name',
  'ref',
  'bridge',
  'tunnel',
  'area',
];
