// Speeds changed by hand: what is recorded, what counts as a change, how it is told, and the file that is saved.

import { beforeEach, describe, expect, test } from 'vitest';
import { undo } from '../../src/app/commands/edit-project.ts';
import {
  changeSpeeds,
  countChanges,
  resetSpeeds,
  withEntry,
  withExemption,
  withPlain,
} from '../../src/app/commands/edit-speeds.ts';
import { nameOfSpeeds } from '../../src/app/commands/name-of-speeds.ts';
import { speedFile } from '../../src/app/commands/speed-file.ts';
import { createWords } from '../../src/app/i18n/words.ts';
import { draftOf, emptyDraft, useProject } from '../../src/app/state/project-store.ts';
import { changedTable, useSpeeds } from '../../src/app/state/speeds-store.ts';
import { readSpeedProfile } from '../../src/files/readers/read-speed-profile.ts';
import { startHistory } from '../../src/scenario/history.ts';
import { applySpeedChanges, speedTableOf } from '../../src/travel/speed-changes.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { textFile } from '../files/read-helpers.ts';

const base = speedTableOf(defaultSpeedProfile);
const words = createWords('en');

beforeEach(() => {
  useProject.setState({ history: startHistory(emptyDraft), datasets: new Map() });
  useSpeeds.setState({ tables: new Map([['', base]]), failure: null });
});

describe('changes of speeds', () => {
  test('a value put back to what the file says is no change', () => {
    const changed = withPlain(withEntry({}, base, 'kmh', 'primary', 45), base, 'factor', 1.2);
    expect(changed).toEqual({ kmh: { primary: 45 }, factor: 1.2 });
    expect(countChanges(changed)).toBe(2);
    expect(withEntry(withPlain(changed, base, 'factor', 1), base, 'kmh', 'primary', 55)).toEqual({});
    expect(withPlain(changed, base, 'factor', null)).toEqual({ kmh: { primary: 45 } });
  });

  test('a class that is not driven, given 0, stays without a change; one that is, given 0, is not driven', () => {
    expect(withEntry({}, base, 'kmh', 'ferry', 0)).toEqual({});
    const closed = withEntry({}, base, 'kmh', 'service', 0);
    expect(closed).toEqual({ kmh: { service: 0 } });
    expect(applySpeedChanges(defaultSpeedProfile, closed).kmh.has('service')).toBe(false);
  });

  test('exemptions are switched one by one', () => {
    const against = withExemption({}, base, 'oneway', true);
    const both = withExemption(against, base, 'pedestrianKmh', 8);
    expect(both).toEqual({ emergency: { oneway: true, pedestrianKmh: 8 } });
    expect(withExemption(withExemption(both, base, 'oneway', false), base, 'pedestrianKmh', null)).toEqual({});
  });

  test('each is one edit that can be undone; what changes nothing is none', () => {
    changeSpeeds((changes, file) => withPlain(changes, file, 'sirensFactor', 0.8));
    changeSpeeds((changes, file) => withPlain(changes, file, 'sirensFactor', 0.8));
    changeSpeeds((changes, file) => withEntry(changes, file, 'periods', 'peak', 1.5));
    expect(useProject.getState().history.edits).toHaveLength(2);
    undo();
    expect(draftOf(useProject.getState()).speedChanges).toEqual({ sirensFactor: 0.8 });
    resetSpeeds();
    expect(draftOf(useProject.getState()).speedChanges).toEqual({});
    undo();
    expect(draftOf(useProject.getState()).speedChanges).toEqual({ sirensFactor: 0.8 });
  });

  test('the page makes the same table of them as the engine', () => {
    const changes = withEntry(
      withEntry(withExemption({}, base, 'noAccess', true), base, 'classFactor', 'primary', 1.1),
      base,
      'kmh',
      'ferry',
      12,
    );
    const engine = speedTableOf(applySpeedChanges(defaultSpeedProfile, changes));
    expect(changedTable(base, changes)).toEqual(engine);
  });

  test('the list of changes names the one value that changed', () => {
    const slow = withEntry({}, base, 'kmh', 'primary', 45);
    expect(nameOfSpeeds({}, slow, words)).toBe('speeds: Primary road');
    expect(nameOfSpeeds(slow, withExemption(slow, base, 'oneway', true), words)).toBe(
      'speeds: Against one-way streets',
    );
    expect(nameOfSpeeds(slow, withPlain({}, base, 'factor', 2), words)).toBe('speeds');
    expect(nameOfSpeeds(slow, {}, words)).toBe('speeds as in the file');
  });
});

describe('speeds.json', () => {
  test('read by the command line it is the table that was shown', () => {
    const changes = withExemption(
      withEntry(withEntry({}, base, 'kmh', 'service', 0), base, 'classFactor', 'trunk', 1.25),
      base,
      'pedestrianKmh',
      9,
    );
    const { path, text } = speedFile(changedTable(base, changes));
    const { value, problems } = readSpeedProfile(textFile(text, path));
    expect(problems).toEqual([]);
    expect(value && speedTableOf(value)).toEqual(speedTableOf(applySpeedChanges(defaultSpeedProfile, changes)));
  });

  test('without exemptions nothing is said of pedestrian streets', () => {
    const { path, text } = speedFile(base);
    const { value, problems } = readSpeedProfile(textFile(text, path));
    expect(problems).toEqual([]);
    expect(value?.emergency.pedestrianKmh).toBeNull();
  });
});
