// Which pack a closure belongs to: none, one that is known, or one of an own name.

import { type ReactNode, useState } from 'react';
import { packName } from '../../i18n/data-names.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useDraft } from '../../state/project-store.ts';

const shippedPacks = ['flood', 'holiday'];
const own = '\u0000own';

interface PackFieldProps {
  readonly pack: string | null;
  readonly onChoose: (pack: string | null) => void;
}

export function PackField({ pack, onChoose }: PackFieldProps): ReactNode {
  const words = useWords();
  const { text } = words;
  const { conditions } = useDraft();
  const [isOwn, setOwn] = useState(false);
  const known = [...new Set([...shippedPacks, ...conditions.flatMap(condition => condition.pack ?? [])])];
  // A pack that only this closure has is still to be seen.
  if (pack !== null && !isOwn && !known.includes(pack)) known.push(pack);
  return (
    <div>
      <label>
        <span className="label">{text('conditions.pack')}</span>
        <select
          className="field"
          value={isOwn ? own : (pack ?? '')}
          onChange={event => {
            const { value } = event.target;
            setOwn(value === own);
            onChoose(value === '' || value === own ? null : value);
          }}
        >
          <option value="">{text('conditions.pack.none')}</option>
          {known.map(name => (
            <option key={name} value={name}>
              {packName(name, words)}
            </option>
          ))}
          <option value={own}>{text('conditions.pack.own')}</option>
        </select>
      </label>
      {isOwn && (
        <input
          className="field own-pack"
          aria-label={text('conditions.packName')}
          placeholder={text('conditions.packName')}
          value={pack ?? ''}
          onChange={event => onChoose(event.target.value === '' ? null : event.target.value)}
        />
      )}
    </div>
  );
}
