// A written standard from its JSON, for the shipped ones as for a user's: the format is in README.md beside this file.

import { settlements } from '../demand/demand-cells.ts';
import { type CheckedObject, checkObject, type NumberRange } from '../vocabulary/check-object.ts';
import type { Outcome } from '../vocabulary/problem.ts';
import type { RuleScope, Standard, StandardRule } from './standard.ts';

/** What counts as met where the text gives no share: a setting of this program. */
const shareAsSetting = 0.9;

const longestId = 100;
const longestText = 2000;
const ruleLimit = 100;

// Compared are whole millimetres and milliseconds. No two places on Earth are further apart than 20,003,932 m.
const limitMeters: NumberRange = { least: 0.001, most: 20_003_932 };
const limitSeconds: NumberRange = { least: 0.001, most: 604_800 };
const clockSeconds: NumberRange = { least: 0, most: 86_400 };
// Verdicts take a share to six decimals.
const share: NumberRange = { least: 0.000001, most: 1 };

/**
 * Reads a standard from a JSON value; a wrong member rejects it, an unknown one is a warning, and all are told together,
 * each with its path (`rules[2].limit_m`, counted from 1). `takenIds` are ids that it must not have.
 */
export function parseStandard(value: unknown, takenIds: readonly string[] = []): Outcome<Standard> {
  return checkObject(value, root => {
    root.warnOfOthers(['id', 'version', 'title', 'source', 'clock', 'rules']);
    const id = idOf(root);
    if (id !== null && takenIds.includes(id)) root.reject('id', 'standard-id-taken');
    const version = root.has('version') ? root.text('version', longestId) : '1';
    const title = root.object('title');
    title?.warnOfOthers(['en', 'zh']);
    return {
      id: id ?? '',
      version: version ?? '',
      title: { en: title?.text('en', longestText) ?? '', zh: title?.text('zh', longestText) ?? '' },
      source: root.has('source') ? (root.text('source', longestText) ?? '') : '',
      clock: clockOf(root.object('clock')),
      rules: rulesOf(root.objects('rules', ruleLimit) ?? []),
    };
  });
}

/** An id is shown in one line and compared as it is. */
function idOf(section: CheckedObject): string | null {
  const id = section.text('id', longestId);
  if (id === null || (id === id.trim() && !/\p{Cc}/u.test(id))) return id;
  return section.reject('id', 'key-id');
}

function clockOf(section: CheckedObject | null): Standard['clock'] {
  section?.warnOfOthers(['start', 'answer_s', 'processing_s', 'turnout_s']);
  const seconds = (key: string): number => section?.number(key, clockSeconds) ?? 0;
  return {
    start: section?.word('start', ['call', 'dispatch', 'travel']) ?? 'call',
    answerSeconds: seconds('answer_s'),
    processingSeconds: seconds('processing_s'),
    turnoutSeconds: seconds('turnout_s'),
  };
}

function rulesOf(sections: readonly CheckedObject[]): readonly StandardRule[] {
  const ids = new Set<string>();
  return sections.flatMap(section => {
    const id = idOf(section);
    if (id !== null && ids.has(id)) section.reject('id', 'key-unique');
    if (id !== null) ids.add(id);
    const rule = ruleOf(section, id ?? '');
    return rule === null ? [] : [rule];
  });
}

function ruleOf(section: CheckedObject, id: string): StandardRule | null {
  const kind = section.word('kind', ['radius', 'time', 'mean-radius']);
  const unit = kind === 'time' ? 's' : 'm';
  const limitKey = `limit_${unit}`;
  const noteKey = `note_below_${unit}`;
  const others = ['required_share', 'required_share_from', 'citation'];
  // Without its kind it cannot be said which unit a rule must have.
  if (kind !== null) section.warnOfOthers(['id', 'kind', 'applies_to', limitKey, noteKey, ...others]);
  const scope = scopeOf(section, kind === 'mean-radius');
  const range = kind === 'time' ? limitSeconds : limitMeters;
  const limit = kind === null ? null : section.number(limitKey, range);
  const noteBelow = kind !== null && section.has(noteKey) ? section.number(noteKey, range) : null;
  if (limit !== null && noteBelow !== null && noteBelow >= limit) {
    section.reject(noteKey, 'key-number', { range: `< ${limit}` });
  }
  const { requiredShare, requiredShareFromText } = shareOf(section);
  const citation = section.text('citation', longestText);
  if (kind === null || scope === null || limit === null || requiredShare === null || citation === null) return null;
  return { id, kind, scope, limit, noteBelow, requiredShare, requiredShareFromText, citation };
}

/** A share is the text's unless it is called a setting; without a share there is only the setting. */
function shareOf(section: CheckedObject): { requiredShare: number | null; requiredShareFromText: boolean } {
  const from = section.has('required_share_from') ? section.word('required_share_from', ['standard', 'setting']) : null;
  if (section.has('required_share') || from === 'standard') {
    return { requiredShare: section.number('required_share', share), requiredShareFromText: from !== 'setting' };
  }
  return { requiredShare: shareAsSetting, requiredShareFromText: false };
}

/** A mean radius belongs to an area, which has a settlement class but lies in no circle. */
function scopeOf(section: CheckedObject, isOfAreas: boolean): RuleScope | null {
  if (isOfAreas || !section.isText('applies_to')) {
    const chosen = section.words('applies_to', settlements);
    return chosen === null ? null : { kind: 'settlement', settlements: chosen };
  }
  const circle = section.word('applies_to', ['central-city', 'elsewhere']);
  return circle === null ? null : { kind: 'circle', circle };
}
