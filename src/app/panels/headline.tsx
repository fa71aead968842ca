// The answer as a sentence: how many people, what share, farther than which limits; and how that number splits.

import type { ReactNode } from 'react';
import type { CellLayer } from '../../compute/jobs.ts';
import { cellStatuses } from '../../coverage/cell-status.ts';
import type { PlanMeasures } from '../../scenario/plan-evaluation.ts';
import type { RuleScope } from '../../standards/standard.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { type Answer, useResults } from '../state/results-store.ts';

const uncovered = cellStatuses.indexOf('uncovered');
const unreachable = cellStatuses.indexOf('unreachable');

export function Headline({ answer }: { readonly answer: Answer }): ReactNode {
  const words = useWords();
  const { text } = words;
  const cells = useResults(results => results.cellLayers.get(answer.populationId));
  const { ledger } = answer.measures;
  const far = ledger.uncovered + ledger.unreachable;
  const share = ledger.input > 0 ? far / ledger.input : 0;
  const people = words.people(far);
  const shown = answer.approximate ? text('answer.approximately', { value: people }) : people;
  const isOne = Math.round(far / 1e6) === 1;
  const params = { people: shown, share: words.percent(share) };
  return (
    <div className={answer.stale ? 'headline stale' : 'headline'}>
      <h1>
        <strong>{text(isOne ? 'answer.peopleOne' : 'answer.people', params)}</strong>{' '}
        <span>
          {text(isOne ? 'answer.isMoreThan' : 'answer.areMoreThan', { limits: limitsInWords(answer.measures, words) })}
        </span>
      </h1>
      <p className="split">{splitInWords(answer.measures, cells, words)}</p>
      {ledger.unreachable > 0 && <p>{text('answer.unreachable', { people: words.people(ledger.unreachable) })}</p>}
      {ledger.noData > 0 && <p>{text('answer.noData', { people: words.people(ledger.noData) })}</p>}
      {ledger.outsideAreas > 0 && <p>{text('answer.outside', { people: words.people(ledger.outsideAreas) })}</p>}
    </div>
  );
}

/** "5 km (urban), 20 km (rural) or 10 / 30 minutes", from the rules that are tested per cell and apply to somebody. */
function limitsInWords(measures: PlanMeasures, words: Words): string {
  const { text } = words;
  const applying = measures.rules.filter(({ people }) => people > 0);
  const rules = applying.length > 0 ? applying : measures.rules;
  const radii = rules
    .filter(({ rule }) => rule.kind === 'radius')
    .map(({ rule }) => {
      const scope = firstScope(rule.scope);
      return text('answer.radiusScoped', { limit: words.limitMeters(rule.limit), scope: text(`scope.${scope}`) });
    });
  const seconds = [...new Set(rules.filter(({ rule }) => rule.kind === 'time').map(({ rule }) => rule.limit))];
  seconds.sort((a, b) => a - b);
  const minutes = seconds.map(limit => words.number(limit / 60, 1)).join(' / ');
  const times = minutes === '' ? [] : [text('answer.minutes', { minutes })];
  const parts = [...radii, ...times];
  const last = parts.pop() ?? '';
  if (parts.length === 0) return last;
  return text('answer.or', { first: parts.join(words.language === 'zh' ? '、' : ', '), second: last });
}

/** Rural and remote places share their limit: the sentence names the larger group. */
function firstScope(scope: RuleScope): 'urban' | 'rural' | 'remote' | 'central-city' | 'elsewhere' {
  return scope.kind === 'circle' ? scope.circle : (scope.settlements[0] ?? 'rural');
}

function splitInWords(measures: PlanMeasures, cells: CellLayer | undefined, words: Words): string {
  if (!cells) return '';
  let beyondRadius = 0;
  let beyondTime = 0;
  const { withinRadius, withinTime, status } = measures.cells;
  for (let row = 0; row < cells.population.length; row++) {
    // Only those in the headline: uncovered and unreachable.
    if (status[row] !== uncovered && status[row] !== unreachable) continue;
    if (withinRadius[row] === 0) beyondRadius += cells.population[row];
    if (withinTime[row] === 0) beyondTime += cells.population[row];
  }
  const params = { radius: words.number(beyondRadius), time: words.number(beyondTime) };
  const kinds = new Set(measures.rules.filter(({ people }) => people > 0).map(({ rule }) => rule.kind));
  if (kinds.has('radius') && kinds.has('time')) return words.text('answer.split', params);
  return words.text(kinds.has('time') ? 'answer.splitTime' : 'answer.splitRadius', params);
}
