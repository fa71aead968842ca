// A written standard from JSON, with the names of src/standards/standard.ts in snake_case:
// {"id", "version", "title": {"en", "zh"}, "source",
//  "clock": {"start": "call" | "dispatch" | "travel", "answer_s", "processing_s", "turnout_s"},
//  "rules": [{"id", "kind": "radius" | "time" | "mean-radius",
//             "applies_to": ["urban", "rural", "remote"] or "central-city" or "elsewhere",
//             "limit_m" (radius kinds) or "limit_s" (time), "note_below_m" or "note_below_s" (may be absent),
//             "required_share" (0…1; absent: 0.9 as a setting), "citation"}]}

import { type Settlement, settlements } from '../../demand/demand-cells.ts';
import type { RuleScope, Standard, StandardRule } from '../../standards/standard.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import type { FileText } from '../account/read-options.ts';
import { type JsonSection, readJsonDocument } from '../json/json-document.ts';

/** What counts as met where the text gives no share. */
const shareAsSetting = 0.9;

/** Reads a standard; every fault is told with its key, and any of them rejects the file. */
export function readStandard(file: FileText): Outcome<Standard> {
  return readJsonDocument(file, root => {
    root.warnOfOthers(['id', 'version', 'title', 'source', 'clock', 'rules']);
    const id = root.text('id');
    const title = root.section('title');
    const clock = root.section('clock');
    const rules = root.sections('rules')?.map(ruleOf) ?? [];
    const names = new Set<string>();
    for (const { section, rule } of rules) {
      if (rule === null) continue;
      if (names.has(rule.id)) section.reject('id', 'key-unique');
      names.add(rule.id);
    }
    const seconds = (key: string): number => clock?.number(key, { least: 0, isOpen: false }) ?? 0;
    return {
      id: id ?? '',
      version: root.has('version') ? (root.text('version') ?? '') : '1',
      title: { en: title?.text('en') ?? '', zh: title?.text('zh') ?? '' },
      source: root.has('source') ? (root.text('source') ?? '') : '',
      clock: {
        start: clock?.word('start', ['call', 'dispatch', 'travel']) ?? 'call',
        answerSeconds: seconds('answer_s'),
        processingSeconds: seconds('processing_s'),
        turnoutSeconds: seconds('turnout_s'),
      },
      rules: rules.flatMap(({ rule }) => (rule === null ? [] : [rule])),
    };
  });
}

function ruleOf(section: JsonSection): { readonly section: JsonSection; readonly rule: StandardRule | null } {
  const id = section.text('id');
  const kind = section.word('kind', ['radius', 'time', 'mean-radius']);
  const unit = kind === 'time' ? 's' : 'm';
  section.warnOfOthers([
    'id',
    'kind',
    'applies_to',
    `limit_${unit}`,
    `note_below_${unit}`,
    'required_share',
    'citation',
  ]);
  const scope = scopeOf(section);
  const limit = section.number(`limit_${unit}`, { least: 0, isOpen: true });
  const noteKey = `note_below_${unit}`;
  const noteBelow = section.has(noteKey) ? section.number(noteKey, { least: 0, isOpen: true }) : null;
  const hasShare = section.has('required_share');
  const requiredShare = hasShare
    ? section.number('required_share', { least: 0, isOpen: true, most: 1 })
    : shareAsSetting;
  const citation = section.text('citation');
  if (id === null || kind === null || scope === null || limit === null || requiredShare === null || citation === null) {
    return { section, rule: null };
  }
  const rule = { id, kind, scope, limit, noteBelow, requiredShare, requiredShareFromText: hasShare, citation };
  return { section, rule };
}

function scopeOf(section: JsonSection): RuleScope | null {
  const key = 'applies_to';
  if (!section.isText(key)) {
    const words = section.texts(key);
    if (words === null) return null;
    const known = words.filter((word): word is Settlement => (settlements as readonly string[]).includes(word));
    if (known.length === words.length) return { kind: 'settlement', settlements: known };
    section.reject(key, 'key-word', settlements.join(', '));
    return null;
  }
  const circle = section.word(key, ['central-city', 'elsewhere']);
  return circle === null ? null : { kind: 'circle', circle };
}
