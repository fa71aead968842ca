// Road classes of other tables as the OSM class of the same standing; a word that is no known class stays as it is.
// Source: 公路工程技术标准 JTG B01 (technical classes), 公路法 (administrative classes).

const classes: ReadonlyMap<string, string> = new Map([
  ['高速', 'motorway'],
  ['高速公路', 'motorway'],
  ['快速路', 'trunk'],
  ['国道', 'trunk'],
  ['一级公路', 'trunk'],
  ['省道', 'primary'],
  ['主干路', 'primary'],
  ['主干道', 'primary'],
  ['二级公路', 'primary'],
  ['县道', 'secondary'],
  ['次干路', 'secondary'],
  ['次干道', 'secondary'],
  ['三级公路', 'secondary'],
  ['乡道', 'tertiary'],
  ['支路', 'tertiary'],
  ['四级公路', 'tertiary'],
  ['村道', 'unclassified'],
  ['街巷', 'residential'],
]);

/** The OSM `highway` value of a road class in Chinese or OSM terms. */
export function roadClassOf(word: string): string {
  return classes.get(word) ?? word;
}
