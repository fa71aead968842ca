// Which files of an import would be used, what keeps them from it, and the common answer taken apart.

import { beforeEach, describe, expect, test } from 'vitest';
import { resultsOfEach } from '../../src/app/commands/results-of-each.ts';
import {
  blockerOf,
  chosenFiles,
  type ImportFile,
  newImportFile,
  preferFile,
  questionsWith,
  rivalsOf,
  useImport,
} from '../../src/app/state/import-store.ts';
import type { FileReport, ImportResult } from '../../src/compute/jobs.ts';
import type { Problem } from '../../src/vocabulary/problem.ts';

function report(file: string, role: FileReport['role'], change: Partial<FileReport> = {}): FileReport {
  return { file, bytes: 1, role, preview: null, counts: null, datasetId: `${role} ${file}`, problems: [], ...change };
}

function result(...files: readonly FileReport[]): ImportResult {
  return { files, datasets: [], stations: [], conditions: null, setAside: [], problems: [], notices: [] };
}

function read(name: string, role: FileReport['role'], change: Partial<FileReport> = {}): ImportFile {
  const file = newImportFile({ name, content: new Uint8Array(), role: null });
  return { ...file, state: 'read', result: result(report(name, role, change)) };
}

const question: Problem = {
  code: 'encoding-ambiguous',
  severity: 'ask',
  where: {},
  params: {},
  choices: ['utf-8', 'gb18030', 'utf-8'].map(value => ({ option: 'encoding', value, preview: [], points: [] })),
};

beforeEach(() => useImport.setState({ files: [] }));

describe('the files that would be used', () => {
  test('of two for one role it is the later, until the person prefers the other', () => {
    const [early, late] = [read('a.csv', 'stations'), read('b.csv', 'stations')];
    useImport.setState({ files: [early, late] });
    expect(chosenFiles([early, late]).get('stations')).toBe(late);
    expect(rivalsOf(early, [early, late])).toEqual([late]);
    preferFile(early.key);
    expect(chosenFiles(useImport.getState().files).get('stations')?.key).toBe(early.key);
  });

  test('a rejected file, one that is left out, and one that is not recognised are none', () => {
    const files = [
      read('a.csv', 'stations', { datasetId: null }),
      { ...read('b.csv', 'population'), leftOut: true },
      read('c.tif', 'unknown'),
    ];
    expect(chosenFiles(files).size).toBe(0);
    expect(blockerOf(files)).toBe('nothing');
  });

  test('a file under way and an open question keep the others waiting, unless they are left out', () => {
    const good = read('a.csv', 'stations');
    const asked = read('b.csv', 'population', { datasetId: null, problems: [question] });
    expect(blockerOf([good])).toBe(null);
    expect(blockerOf([good, { ...asked, state: 'waiting' }])).toBe('reading');
    expect(blockerOf([good, asked])).toBe('question');
    expect(blockerOf([good, { ...asked, leftOut: true }])).toBe(null);
  });

  test('a question stays when it is answered by hand, and goes when nobody asks any more', () => {
    const fresh = read('a.csv', 'stations');
    const asked = { ...fresh, questions: questionsWith(fresh, [question]) };
    expect([...asked.questions.keys()]).toEqual(['encoding']);
    expect(questionsWith(asked, []).size).toBe(0);
    const answered = { ...asked, input: { ...asked.input, options: { encoding: 'gb18030' as const } } };
    expect([...questionsWith(answered, []).keys()]).toEqual(['encoding']);
  });
});

describe('the common answer taken apart', () => {
  test('every file has its own; stations that were not kept and names that come twice are read alone', () => {
    const common = result(
      report('a.csv', 'stations'),
      report('b.csv', 'stations'),
      report('c.csv', 'population'),
      report('d.csv', 'areas'),
      report('d.csv', 'roads', { datasetId: null }),
    );
    expect(resultsOfEach(common).map(each => each?.files[0].file ?? null)).toEqual([
      null,
      'b.csv',
      'c.csv',
      null,
      null,
    ]);
    expect(resultsOfEach(common)[1]?.stations).toEqual([]);
    expect(resultsOfEach(common)[2]?.stations).toBe(null);
  });
});
