// Verdict per rule: in a word, with an icon, the numbers behind it, how many people are missing or to spare, the cited text.

import type { ReactNode } from 'react';
import type { RuleResult } from '../../standards/evaluate-rules.ts';
import type { RuleScope } from '../../standards/standard.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { Icon, type IconName } from '../widgets/icon.tsx';

export const verdictIcons: Readonly<Record<RuleResult['verdict'], IconName>> = {
  pass: 'check',
  fail: 'cross',
  'no-data': 'question',
  'not-applicable': 'dash',
};

export function VerdictList({ rules }: { readonly rules: readonly RuleResult[] }): ReactNode {
  const words = useWords();
  return (
    <ul className="verdicts">
      {rules.map(result => (
        <VerdictLine key={result.rule.id} result={result} words={words} />
      ))}
    </ul>
  );
}

function VerdictLine({ result, words }: { readonly result: RuleResult; readonly words: Words }): ReactNode {
  const { rule, people, peopleWithin, verdict, marginPeople } = result;
  const { text } = words;
  const limit = rule.kind === 'time' ? words.limitSeconds(rule.limit) : words.limitMeters(rule.limit);
  return (
    <li className={`verdict ${verdict}`}>
      <span className="verdict-word">
        <Icon name={verdictIcons[verdict]} />
        {text(`verdict.${verdict}`)}
      </span>
      <div>
        <h3>
          {text(`rule.${rule.kind}`, { limit })} <span className="scope">{scopeInWords(rule.scope, words)}</span>
        </h3>
        {people > 0 && (
          <p>
            {text('rule.share', {
              within: words.people(peopleWithin),
              people: words.people(people),
              share: words.percent(peopleWithin / people),
              required: words.percent(rule.requiredShare),
            })}
          </p>
        )}
        {people > 0 && marginPeople !== null && (
          <p className="margin">
            {text(marginPeople >= 0 ? 'rule.spare' : 'rule.missing', { people: words.people(Math.abs(marginPeople)) })}
          </p>
        )}
        <details>
          <summary>{text('rule.citation')}</summary>
          <p lang="zh-CN">{rule.citation}</p>
          {!rule.requiredShareFromText && (
            <p>
              {words.percent(rule.requiredShare)}: {text('rule.requiredSetting')}
            </p>
          )}
          {rule.noteBelow !== null && <p>{text('rule.noteBelow', { limit: words.limitMeters(rule.noteBelow) })}</p>}
        </details>
      </div>
    </li>
  );
}

/** Who a rule is for: "urban", "rural, remote", "central city". */
export function scopeInWords(scope: RuleScope, words: Words): string {
  if (scope.kind === 'circle') return words.text(`scope.${scope.circle}`);
  const [first, second, third] = scope.settlements.map(settlement => words.text(`scope.${settlement}`));
  if (third) return words.text('scope.listThree', { first, second, third });
  return second ? words.text('scope.list', { first, second }) : first;
}
