// The one-page sheet of keys, and the switch for those of a single letter.

import type { ReactNode } from 'react';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { useWords } from '../i18n/words-context.ts';
import { chooseSingleKeys, setView, useView } from '../state/view-store.ts';
import { Dialog } from '../widgets/dialog.tsx';

const keys: readonly (readonly [keys: string, does: TextKey])[] = [
  ['Ctrl O', 'shortcuts.open'],
  ['Ctrl Z · Ctrl Shift Z', 'shortcuts.undo'],
  ['1 2 3 4', 'shortcuts.layers'],
  ['T', 'shortcuts.table'],
  ['N', 'shortcuts.add'],
  ['M', 'shortcuts.move'],
  ['← ↑ → ↓ · Shift · Alt', 'shortcuts.arrows'],
  ['Delete', 'shortcuts.delete'],
  ['G · Shift G', 'shortcuts.gap'],
  ['+ − 0', 'shortcuts.zoom'],
  ['[ ]', 'shortcuts.panels'],
  ['Esc', 'shortcuts.escape'],
  ['?', 'shortcuts.help'],
];

export function ShortcutsSheet(): ReactNode {
  const { text } = useWords();
  const open = useView(view => view.shortcutsOpen);
  const singleKeys = useView(view => view.singleKeys);
  if (!open) return null;
  return (
    <Dialog
      title={text('shortcuts.title')}
      closeLabel={text('action.close')}
      onClose={() => setView({ shortcutsOpen: false })}
    >
      <dl className="keys">
        {keys.map(([name, does]) => (
          <div key={does}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{text(does)}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={singleKeys} onChange={event => chooseSingleKeys(event.target.checked)} />
        {text('shortcuts.enabled')}
      </label>
    </Dialog>
  );
}
