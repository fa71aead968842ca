import { describe, expect, test } from 'vitest';
import { computeWayUse, readMaxspeed } from '../../src/roads/road-rules.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';

const use = (tags: Readonly<Record<string, string>>, profile = defaultSpeedProfile) =>
  computeWayUse(new Map(Object.entries(tags)), profile);
const both = (kmh: number) => ({ kind: 'open', forwardKmh: kmh, backwardKmh: kmh, classFactor: 1 });
const forward = (kmh: number) => ({ kind: 'open', forwardKmh: kmh, backwardKmh: null, classFactor: 1 });
const backward = (kmh: number) => ({ kind: 'open', forwardKmh: null, backwardKmh: kmh, classFactor: 1 });

describe('the class of a way', () => {
  test.each([
    [{ highway: 'primary' }, both(55)],
    [{ highway: 'motorway_link' }, both(60)],
    [{ highway: 'footway' }, { kind: 'not-driven' }],
    [{ highway: 'Primary' }, { kind: 'not-driven' }],
    [{ railway: 'rail' }, { kind: 'not-driven' }],
    [{ route: 'ferry' }, { kind: 'not-driven' }],
    [{ highway: 'service', area: 'yes' }, both(15)],
  ])('%j', (tags, expected) => {
    expect(use(tags)).toEqual(expected);
  });

  test('a ferry is driven on once it has a speed, and a highway tag goes before it', () => {
    const profile = { ...defaultSpeedProfile, kmh: new Map([...defaultSpeedProfile.kmh, ['ferry', 12]]) };
    expect(use({ route: 'ferry' }, profile)).toEqual(both(12));
    expect(use({ route: 'ferry', highway: 'primary' }, profile)).toEqual(both(55));
    expect(use({ route: 'ferry', highway: 'footway' }, profile)).toEqual({ kind: 'not-driven' });
  });

  test.each([0, -5, Number.NaN, Infinity])('a class speed of %s is none', kmh => {
    expect(use({ highway: 'primary' }, { ...defaultSpeedProfile, kmh: new Map([['primary', kmh]]) })).toEqual({
      kind: 'not-driven',
    });
  });
});

describe('access', () => {
  const closed = { kind: 'closed' };
  test.each([
    [{ access: 'no' }, closed],
    [{ access: 'private' }, closed],
    [{ access: 'destination' }, both(25)],
    [{ access: 'unheard-of' }, both(25)],
    [{ access: 'no', vehicle: 'yes' }, both(25)],
    [{ access: 'yes', vehicle: 'no' }, closed],
    [{ vehicle: 'no', motor_vehicle: 'delivery' }, both(25)],
    [{ motor_vehicle: 'yes', motorcar: 'private' }, closed],
    [{ motorcar: 'yes', access: 'no', vehicle: 'no', motor_vehicle: 'no' }, both(25)],
    [{ access: 'no', emergency: 'yes' }, both(25)],
    [{ motorcar: 'no', emergency: 'designated' }, both(25)],
    [{ access: 'no', emergency: 'no' }, closed],
    [{ emergency: 'no' }, both(25)],
    [{ access: 'no', bicycle: 'yes', foot: 'yes', bus: 'yes' }, closed],
  ])('%j', (tags, expected) => {
    expect(use({ highway: 'residential', ...tags })).toEqual(expected);
  });
});

describe('one-way', () => {
  test.each([
    [{ oneway: 'yes' }, forward(25)],
    [{ oneway: 'true' }, forward(25)],
    [{ oneway: '1' }, forward(25)],
    [{ oneway: '-1' }, backward(25)],
    [{ oneway: 'reverse' }, backward(25)],
    [{ oneway: 'no' }, both(25)],
    [{ oneway: 'reversible' }, both(25)],
    [{ junction: 'roundabout' }, forward(25)],
    [{ junction: 'circular' }, both(25)],
    [{ junction: 'roundabout', oneway: 'no' }, both(25)],
    [{ junction: 'roundabout', oneway: '-1' }, backward(25)],
    [{ junction: 'roundabout', oneway: 'alternating' }, forward(25)],
    [{ 'oneway:motor_vehicle': 'yes' }, both(25)],
    [{ highway: 'motorway' }, forward(90)],
    [{ highway: 'motorway', oneway: 'false' }, both(90)],
    [{ highway: 'motorway', oneway: '0' }, both(90)],
    [{ highway: 'motorway_link' }, both(60)],
  ])('%j', (tags, expected) => {
    expect(use({ highway: 'residential', ...tags })).toEqual(expected);
  });
});

describe('signed speed', () => {
  test.each([
    ['50', 50],
    [' 50 ', 50],
    ['50 km/h', 50],
    ['50km/h', 50],
    ['50 kmh', 50],
    ['50 kph', 50],
    ['7.5', 7.5],
    ['30 mph', 30 * 1.609344],
    ['30mph', 48.28032],
    ['0', null],
    ['-50', null],
    ['none', null],
    ['walk', null],
    ['signals', null],
    ['RU:urban', null],
    ['50;30', null],
    ['50,5', null],
    ['1e2', null],
    ['50 KMH', null],
    ['50 knots', null],
    ['', null],
    [undefined, null],
    ['9'.repeat(400), null],
  ])('%j is %s km/h', (text, expected) => {
    expect(readMaxspeed(text)).toBe(expected);
  });

  test.each([
    [{ maxspeed: '80' }, both(80)],
    [{ maxspeed: 'walk' }, both(25)],
    [
      { maxspeed: '80', 'maxspeed:forward': '60' },
      { kind: 'open', forwardKmh: 60, backwardKmh: 80, classFactor: 1 },
    ],
    [{ 'maxspeed:backward': '60' }, { kind: 'open', forwardKmh: 25, backwardKmh: 60, classFactor: 1 }],
    [{ maxspeed: '80', 'maxspeed:forward': 'none' }, both(80)],
    [{ maxspeed: '80', 'maxspeed:backward': '40', oneway: '-1' }, backward(40)],
  ])('%j', (tags, expected) => {
    expect(use({ highway: 'residential', ...tags })).toEqual(expected);
  });

  test('is not read where the profile says so', () => {
    const profile = { ...defaultSpeedProfile, useMaxspeed: false };
    expect(use({ highway: 'residential', maxspeed: '80', 'maxspeed:forward': '60' }, profile)).toEqual(both(25));
  });
});

describe("a line's own speed", () => {
  test.each([
    [{ highway: 'primary', speed_kmh: '33.5' }, both(33.5)],
    [{ highway: 'primary', speed_kmh: '33', maxspeed: '80', 'maxspeed:forward': '70' }, both(33)],
    [{ speed_kmh: '40' }, both(40)],
    [{ highway: 'track', speed_kmh: '12' }, both(12)],
    [{ speed_kmh: '40', oneway: 'yes' }, forward(40)],
    [{ speed_kmh: '40', access: 'private' }, { kind: 'closed' }],
    [{ speed_kmh: '0' }, { kind: 'not-driven' }],
    [{ speed_kmh: 'fast' }, { kind: 'not-driven' }],
    [{ highway: 'primary', speed_kmh: 'fast' }, both(55)],
  ])('%j', (tags, expected) => {
    expect(use(tags)).toEqual(expected);
  });
});

describe('emergency exemptions', () => {
  const exempt = (emergency: Partial<typeof defaultSpeedProfile.emergency>) => ({
    ...defaultSpeedProfile,
    emergency: { ...defaultSpeedProfile.emergency, ...emergency },
  });

  test.each([
    [{ highway: 'primary', oneway: 'yes' }, both(55)],
    [{ highway: 'primary', oneway: '-1', maxspeed: '40' }, both(40)],
    [{ highway: 'motorway' }, forward(90)],
    [{ highway: 'motorway_link', oneway: 'yes' }, forward(60)],
    [{ highway: 'primary', junction: 'roundabout' }, forward(55)],
    [{ highway: 'primary', oneway: 'yes', access: 'private' }, { kind: 'closed' }],
  ])('against one-way streets, but not on motorways and roundabouts: %j', (tags, expected) => {
    expect(use(tags, exempt({ oneway: true }))).toEqual(expected);
  });

  test('on pedestrian streets at their own speed, unless the table has one', () => {
    expect(use({ highway: 'pedestrian' })).toEqual({ kind: 'not-driven' });
    expect(use({ highway: 'pedestrian' }, exempt({ pedestrianKmh: 12 }))).toEqual(both(12));
    expect(use({ highway: 'footway' }, exempt({ pedestrianKmh: 12 }))).toEqual({ kind: 'not-driven' });
    const listed = { ...exempt({ pedestrianKmh: 12 }), kmh: new Map([['pedestrian', 8]]) };
    expect(use({ highway: 'pedestrian' }, listed)).toEqual(both(8));
    expect(use({ highway: 'pedestrian', motor_vehicle: 'no' }, exempt({ pedestrianKmh: 12 }))).toEqual({
      kind: 'closed',
    });
  });

  test('through ways that access tags close', () => {
    expect(use({ highway: 'service', access: 'private' }, exempt({ noAccess: true }))).toEqual(both(15));
    expect(use({ highway: 'service', access: 'private' }, exempt({ oneway: true }))).toEqual({ kind: 'closed' });
  });

  test('a factor of the class goes with it, whatever the speed comes from', () => {
    const profile = { ...defaultSpeedProfile, classFactor: new Map([['primary', 1.2]]) };
    expect(use({ highway: 'primary', speed_kmh: '30' }, profile)).toEqual({ ...both(30), classFactor: 1.2 });
    expect(use({ highway: 'secondary' }, profile)).toEqual(both(45));
  });
});
