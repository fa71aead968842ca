// Random road networks: a crooked grid with one-ways, signed speeds, closed ways, scraps and edges without length.

import type { PlainNode, PlainWay } from './plain-types.ts';
import { degrees, type Ground } from './random-ground.ts';
import type { Dice } from './seeded-dice.ts';

function randomTags(dice: Dice): Record<string, string> {
  const tags: Record<string, string> = {
    highway: dice.pick([
      'primary',
      'secondary',
      'residential',
      'residential',
      'service',
      'motorway_link',
      'footway',
      'motorway',
      'unclassified',
    ]),
  };
  const maxspeed = ['50', '30', '30 mph', '80', 'none', 'walk', '50;30', '7.5', ' 50 km/h', '0', '20 MPH'];
  if (dice.chance(0.15)) tags.oneway = dice.pick(['yes', '-1', 'no', 'true', '1', 'reverse', 'reversible']);
  if (dice.chance(0.3)) tags.maxspeed = dice.pick(maxspeed);
  if (dice.chance(0.1)) tags['maxspeed:forward'] = dice.pick(maxspeed);
  if (dice.chance(0.1)) tags['maxspeed:backward'] = dice.pick(maxspeed);
  if (dice.chance(0.12)) tags.access = dice.pick(['yes', 'no', 'private', 'destination', 'permissive']);
  if (dice.chance(0.06))
    tags[dice.pick(['vehicle', 'motor_vehicle', 'motorcar'])] = dice.pick(['yes', 'no', 'private']);
  if (dice.chance(0.04)) tags.emergency = dice.pick(['yes', 'designated', 'no']);
  if (dice.chance(0.05)) tags.junction = 'roundabout';
  if (dice.chance(0.1)) tags.name = dice.pick(['High Street', '人民路']);
  return tags;
}

/** Ways over a grid of nodes that cover more than the ground's middle but not all of it. */
export function randomRoads(dice: Dice, ground: Ground, size: number): PlainWay[] {
  const columns = dice.whole(2, 3 + 2 * size);
  const rows = dice.whole(2, 3 + 2 * size);
  const stepX = (ground.width * 0.9) / columns;
  const stepY = (ground.height * 0.9) / rows;
  let nextId = dice.whole(1, 1000);
  const newNode = (x: number, y: number): PlainNode => {
    nextId += dice.whole(1, 3);
    return { id: String(nextId), lon: degrees(x), lat: degrees(y) };
  };
  const crooked = dice.chance(0.7) ? 0.6 : 0;
  const grid: PlainNode[][] = [];
  for (let i = 0; i < columns; i++) {
    grid.push([]);
    for (let j = 0; j < rows; j++) {
      const x = ground.west + (i + 0.3 + crooked * dice.fraction()) * stepX;
      const y = ground.south + (j + 0.3 + crooked * dice.fraction()) * stepY;
      grid[i]!.push(newNode(x, y));
    }
  }
  const lines: PlainNode[][] = [];
  for (let i = 0; i < columns; i++) lines.push(grid[i]!);
  for (let j = 0; j < rows; j++) lines.push(grid.map(column => column[j]!));
  const pieces: PlainNode[][] = [];
  for (const line of lines) {
    let piece = [line[0]!];
    for (const node of line.slice(1)) {
      piece.push(node);
      if (dice.chance(0.3)) {
        pieces.push(piece);
        piece = [node];
      }
      // A gap in the street.
      if (dice.chance(0.08)) {
        pieces.push(piece);
        piece = [newNode(degreesToUnits(node.lon) + stepX * 0.1, degreesToUnits(node.lat) + stepY * 0.1)];
      }
    }
    pieces.push(piece);
  }
  // A street that lies on others: it has no node where they have theirs, so the nearest of them is a tie.
  const under = dice.pick(lines);
  pieces.push([under[0]!, under[under.length - 1]!]);
  // An edge without length: a second node at the place of a first, joined to it and carrying a bending street on.
  for (let i = 0; i < 2; i++) {
    const node = dice.pick(dice.pick(grid));
    const twin = { ...newNode(0, 0), lon: node.lon, lat: node.lat };
    const bend = newNode(degreesToUnits(node.lon) + stepX * 0.35, degreesToUnits(node.lat) + stepY * 0.15);
    pieces.push([node, twin, bend, dice.pick(dice.pick(grid))]);
  }
  // Scraps that hang on nothing, and a loop that closes on itself.
  for (let i = 0; i < 2; i++) {
    const x = ground.west + dice.fraction() * ground.width;
    const y = ground.south + dice.fraction() * ground.height;
    pieces.push([newNode(x, y), newNode(x + stepX * 0.2, y), newNode(x + stepX * 0.2, y + stepY * 0.2)]);
  }
  const loop = dice.pick(dice.pick(grid));
  const far = newNode(degreesToUnits(loop.lon) + stepX * 0.3, degreesToUnits(loop.lat) + stepY * 0.2);
  const farther = newNode(degreesToUnits(loop.lon) + stepX * 0.3, degreesToUnits(loop.lat) - stepY * 0.2);
  pieces.push([loop, far, farther, loop]);
  let wayId = 100;
  return pieces
    .filter(piece => piece.length >= 2)
    .map(nodes => {
      wayId += dice.whole(1, 5);
      return { id: String(wayId), tags: randomTags(dice), nodes };
    });
}

function degreesToUnits(value: number): number {
  return Math.round(value * 1e7);
}
