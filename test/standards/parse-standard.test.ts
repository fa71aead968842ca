import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemWords } from '../../src/report/problem-words.ts';
import { parseStandard } from '../../src/standards/parse-standard.ts';
import type { StandardRule } from '../../src/standards/standard.ts';

type Members = Record<string, unknown>;

const rule: Members = { id: 'r', kind: 'radius', applies_to: ['urban'], limit_m: 5000, citation: '§1' };
const standard: Members = {
  id: 'mine',
  title: { en: 'Mine', zh: '某市' },
  clock: { start: 'call', answer_s: 0, processing_s: 60, turnout_s: 108 },
  rules: [rule],
};

/** `path code` of every problem, in their order. */
function faultsOf(value: unknown, takenIds: readonly string[] = []): readonly string[] {
  return parseStandard(value, takenIds).problems.map(({ code, params }) => `${params.key ?? params.found} ${code}`);
}

/** The standard with its rule changed; undefined leaves a member out. */
function withRule(members: Members): Members {
  const changed = Object.entries({ ...rule, ...members }).filter(([, value]) => value !== undefined);
  return { ...standard, rules: [Object.fromEntries(changed)] };
}

function ruleOf(members: Members): StandardRule {
  const { value, problems } = parseStandard(withRule(members));
  expect(problems).toEqual([]);
  return value!.rules[0]!;
}

test('the least standard: version, source, note and share may be absent', () => {
  expect(parseStandard(standard)).toEqual({
    problems: [],
    value: {
      id: 'mine',
      version: '1',
      title: { en: 'Mine', zh: '某市' },
      source: '',
      clock: { start: 'call', answerSeconds: 0, processingSeconds: 60, turnoutSeconds: 108 },
      rules: [
        {
          id: 'r',
          kind: 'radius',
          scope: { kind: 'settlement', settlements: ['urban'] },
          limit: 5000,
          noteBelow: null,
          requiredShare: 0.9,
          requiredShareFromText: false,
          citation: '§1',
        },
      ],
    },
  });
});

test('a share is the text’s own unless it is called a setting', () => {
  const shares = [
    {},
    { required_share: 0.95 },
    { required_share: 0.95, required_share_from: 'standard' },
    { required_share: 1, required_share_from: 'setting' },
    { required_share_from: 'setting' },
  ].map(members => {
    const { requiredShare, requiredShareFromText } = ruleOf(members);
    return [requiredShare, requiredShareFromText];
  });
  expect(shares).toEqual([
    [0.9, false],
    [0.95, true],
    [0.95, true],
    [1, false],
    [0.9, false],
  ]);
  // The text cannot be the source of a share that is not there.
  expect(faultsOf(withRule({ required_share_from: 'standard' }))).toEqual(['rules[1].required_share key-missing']);
});

describe('a rule is refused for', () => {
  const time = { kind: 'time', limit_m: undefined, limit_s: 600 };
  test.each<[Members, readonly string[]]>([
    [{ limit_m: 0 }, ['rules[1].limit_m key-number']],
    [{ limit_m: -5000 }, ['rules[1].limit_m key-number']],
    [{ limit_m: 0.0004 }, ['rules[1].limit_m key-number']],
    [{ limit_m: 1e308 }, ['rules[1].limit_m key-number']],
    [{ limit_m: Number.POSITIVE_INFINITY }, ['rules[1].limit_m key-number']],
    [{ limit_m: Number.NaN }, ['rules[1].limit_m key-number']],
    [{ limit_m: 20_003_933 }, ['rules[1].limit_m key-number']],
    [{ limit_m: '5000' }, ['rules[1].limit_m key-number']],
    [{ limit_m: null }, ['rules[1].limit_m key-number']],
    [{ limit_m: undefined, limit: 5 }, ['rules[1].limit key-unknown', 'rules[1].limit_m key-missing']],
    [{ limit_m: undefined, limit_km: 5 }, ['rules[1].limit_km key-unknown', 'rules[1].limit_m key-missing']],
    [{ ...time, limit_s: 604_801 }, ['rules[1].limit_s key-number']],
    [{ kind: 'time' }, ['rules[1].limit_m key-unknown', 'rules[1].limit_s key-missing']],
    [{ note_below_m: 0 }, ['rules[1].note_below_m key-number']],
    [{ note_below_m: 5000 }, ['rules[1].note_below_m key-number']],
    [{ ...time, note_below_s: 601 }, ['rules[1].note_below_s key-number']],
    [{ required_share: 0 }, ['rules[1].required_share key-number']],
    [{ required_share: 1e-9 }, ['rules[1].required_share key-number']],
    [{ required_share: 1.000001 }, ['rules[1].required_share key-number']],
    [{ required_share: 90 }, ['rules[1].required_share key-number']],
    [{ required_share: -0.5 }, ['rules[1].required_share key-number']],
    [{ required_share_from: 'plan' }, ['rules[1].required_share_from key-word']],
    [{ kind: 'distance' }, ['rules[1].kind key-word']],
    [{ kind: undefined }, ['rules[1].kind key-missing']],
    [{ applies_to: [] }, ['rules[1].applies_to key-words']],
    [{ applies_to: ['urban', 'urban'] }, ['rules[1].applies_to key-words']],
    [{ applies_to: [['urban']] }, ['rules[1].applies_to key-words']],
    [{ applies_to: 'urban' }, ['rules[1].applies_to key-word']],
    [{ applies_to: { 0: 'urban' } }, ['rules[1].applies_to key-words']],
    [{ kind: 'mean-radius', applies_to: 'central-city' }, ['rules[1].applies_to key-words']],
    [{ citation: '  ' }, ['rules[1].citation key-text']],
    [{ citation: 7 }, ['rules[1].citation key-text']],
    [{ citation: undefined }, ['rules[1].citation key-missing']],
    [{ id: ' r' }, ['rules[1].id key-id']],
    [{ id: 'a\nb' }, ['rules[1].id key-id']],
  ])('%j', (members, faults) => {
    const given = withRule(members);
    expect(faultsOf(given)).toEqual(faults);
    expect(parseStandard(given).value).toBeNull();
  });
});

test('limits at the ends of their ranges hold', () => {
  expect(ruleOf({ limit_m: 0.001 }).limit).toBe(0.001);
  expect(ruleOf({ limit_m: 20_003_932 }).limit).toBe(20_003_932);
  expect(ruleOf({ kind: 'time', limit_m: undefined, limit_s: 604_800 }).limit).toBe(604_800);
  expect(ruleOf({ note_below_m: 4999.999 }).noteBelow).toBe(4999.999);
  expect(ruleOf({ required_share: 0.000001 }).requiredShare).toBe(0.000001);
});

test('faults of all parts are told together, each with its path', () => {
  const wrong = {
    id: 5,
    version: 2,
    title: { en: 'x', de: 'y' },
    source: [],
    clock: { start: 'noon', answer_s: -1, processing_s: 86_401, extra: 1 },
    rules: [rule, 'no rule', { ...rule, limit_m: 0 }, { ...rule, id: 's', color: 'red' }],
    note: '',
  };
  expect(faultsOf(wrong)).toEqual([
    'note key-unknown',
    'id key-text',
    'version key-text',
    'title.de key-unknown',
    'title.zh key-missing',
    'source key-text',
    'clock.extra key-unknown',
    'clock.start key-word',
    'clock.answer_s key-number',
    'clock.processing_s key-number',
    'clock.turnout_s key-missing',
    'rules[2] key-object',
    'rules[3].id key-unique',
    'rules[3].limit_m key-number',
    'rules[4].color key-unknown',
  ]);
});

test('unknown members alone are a warning', () => {
  const { value, problems } = parseStandard({ ...standard, color: 'red' });
  expect(value?.id).toBe('mine');
  expect(problems).toEqual([
    { code: 'key-unknown', severity: 'warn', where: { column: 'color' }, params: { found: 'color' } },
  ]);
});

test('an id that is taken is refused', () => {
  expect(faultsOf(standard, ['other', 'mine'])).toEqual(['id standard-id-taken']);
  expect(faultsOf(standard, ['Mine'])).toEqual([]);
});

describe('hostile input', () => {
  test('10,000 rules are refused as one fault', () => {
    const rules = Array.from({ length: 10_000 }, (_, i) => ({ ...rule, id: `r${i}` }));
    expect(faultsOf({ ...standard, rules })).toEqual(['rules key-list-long']);
    expect(faultsOf({ ...standard, rules: rules.slice(0, 100) })).toEqual([]);
    expect(faultsOf({ ...standard, rules: rules.slice(0, 101) })).toEqual(['rules key-list-long']);
  });

  test('huge texts are refused, and shown cut', () => {
    const huge = 'x'.repeat(1_000_000);
    const given = { ...withRule({ id: huge, citation: huge }), id: huge, title: { en: huge, zh: huge }, source: huge };
    const { problems } = parseStandard(given);
    expect(problems.map(({ code }) => code)).toEqual(Array(6).fill('key-text-long'));
    expect(JSON.stringify(problems).length).toBeLessThan(6 * 500);
    expect(faultsOf(withRule({ citation: 'x'.repeat(2000) }))).toEqual([]);
  });

  test('20 unknown members are told one by one, the others counted', () => {
    const others = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]));
    const { value, problems } = parseStandard({ ...standard, ...others });
    expect(problems.map(({ code }) => code)).toEqual([...Array(20).fill('key-unknown'), 'keys-unknown']);
    expect(problems.at(-1)?.params).toEqual({ found: 'k99999', count: 99_980 });
    expect(value?.id).toBe('mine');
  });

  test('members that JSON calls __proto__ or constructor are unknown ones, and nothing is inherited', () => {
    const text = JSON.stringify(standard).replace('{', '{"__proto__":{"source":"inherited"},"constructor":{},');
    expect(faultsOf(JSON.parse(text))).toEqual(['__proto__ key-unknown', 'constructor key-unknown']);
    expect(parseStandard(JSON.parse(text)).value?.source).toBe('');
    expect(faultsOf(Object.create(standard))).toContain('id key-missing');
    expect(faultsOf(withRule({ kind: 'constructor' }))).toEqual(['rules[1].kind key-word']);
    const named = parseStandard({ ...standard, rules: [{ ...rule, id: '__proto__' }] });
    expect(named.value?.rules[0]?.id).toBe('__proto__');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each([null, true, 5, 'text', [], [standard], undefined])('%j is no standard', value => {
    expect(parseStandard(value)).toMatchObject({ value: null, problems: [{ code: 'json-object-expected' }] });
  });

  test('whatever stands in a member: no throw, a value exactly where nothing is rejected, words for every code', () => {
    const paths = ['id', 'version', 'title', 'source', 'clock', 'rules'];
    const inside = [...Object.keys(rule), 'note_below_m', 'required_share', 'required_share_from'];
    const any = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(-0, 1e308, 5e-324, '', '__proto__', [null], {}, ['urban'], 'elsewhere', 'time', 0.5),
    );
    const members = (keys: readonly string[]): fc.Arbitrary<Members> =>
      fc.dictionary(fc.constantFrom(...keys), any, { maxKeys: 2 });
    fc.assert(
      fc.property(members(paths), members(inside), (outer, inner) => {
        const { value, problems } = parseStandard({ ...withRule(inner), ...outer });
        expect(value === null).toBe(problems.some(({ severity }) => severity === 'reject'));
        for (const { code } of problems) expect(problemWords.has(code), code).toBe(true);
        for (const { limit, noteBelow, requiredShare } of value?.rules ?? []) {
          expect(limit).toBeGreaterThan(0);
          expect(Number.isFinite(limit * 1000)).toBe(true);
          expect(noteBelow === null || noteBelow < limit).toBe(true);
          expect(requiredShare > 0 && requiredShare <= 1).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
