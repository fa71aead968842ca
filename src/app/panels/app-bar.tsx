// The bar on top: name, doors, undo and redo, export, language, theme, help.

import { type ReactNode, useRef } from 'react';
import { nameOfEdit, redo, undo } from '../commands/edit-project.ts';
import { importFiles } from '../commands/import-files.ts';
import { openDemonstration } from '../commands/open-demonstration.ts';
import { useWords } from '../i18n/words-context.ts';
import { useProject } from '../state/project-store.ts';
import { useResults } from '../state/results-store.ts';
import { chooseLanguage, chooseTheme, setView, type Theme, useView } from '../state/view-store.ts';
import { Icon, type IconName } from '../widgets/icon.tsx';

const nextTheme: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const themeIcons: Readonly<Record<Theme, IconName>> = { system: 'contrast', light: 'sun', dark: 'moon' };

export const fileInputId = 'open-files';

export function AppBar(): ReactNode {
  const words = useWords();
  const { text, language } = words;
  const theme = useView(view => view.theme);
  const { edits, cursor } = useProject(project => project.history);
  const hasResult = useResults(results => results.measured !== null && results.wantedKey !== null);
  const input = useRef<HTMLInputElement>(null);
  const undoName =
    cursor > 0
      ? text('action.undoNamed', { name: nameOfEdit(edits[cursor - 1], cursor - 1, words) })
      : text('action.undo');
  const redoName =
    cursor < edits.length
      ? text('action.redoNamed', { name: nameOfEdit(edits[cursor], cursor, words) })
      : text('action.redo');
  return (
    <header className="app-bar">
      <a className="skip" href="#answer">
        {text('action.skipToAnswer')}
      </a>
      <div className="brand">
        <img src="./icon.svg" alt="" width="30" height="30" />
        <div>
          <strong>{text('app.name')}</strong>
          <span>{text('app.purpose')}</span>
        </div>
      </div>
      <div className="doors">
        <button
          type="button"
          className="button primary"
          aria-keyshortcuts="Control+O"
          onClick={() => input.current?.click()}
        >
          <Icon name="open" />
          {text('action.open')}
        </button>
        <input
          ref={input}
          id={fileInputId}
          className="visually-hidden"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={text('action.open')}
          onChange={event => {
            importFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <button type="button" className="button" onClick={() => void openDemonstration()}>
          <Icon name="city" />
          {text('action.demo')}
        </button>
      </div>
      <p className="privacy">
        <Icon name="lock" />
        {text('app.privacy')}
      </p>
      <div className="tools">
        <button
          type="button"
          className="button quiet square"
          disabled={cursor === 0}
          title={undoName}
          aria-label={undoName}
          onClick={undo}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          className="button quiet square"
          disabled={cursor === edits.length}
          title={redoName}
          aria-label={redoName}
          onClick={redo}
        >
          <Icon name="redo" />
        </button>
        <button
          type="button"
          className="button"
          disabled={!hasResult}
          aria-label={text('action.export')}
          onClick={() => setView({ exportOpen: true })}
        >
          <Icon name="download" />
          <span className="wide-only">{text('action.export')}</span>
        </button>
        <button
          type="button"
          className="button quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={text('action.languageLabel')}
          onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {text('action.language')}
        </button>
        <button
          type="button"
          className="button quiet square"
          title={text(`theme.${theme}`)}
          aria-label={text(`theme.${theme}`)}
          onClick={() => chooseTheme(nextTheme[theme])}
        >
          <Icon name={themeIcons[theme]} />
        </button>
        <button
          type="button"
          className="button quiet square help"
          title={text('action.help')}
          aria-label={text('action.help')}
          onClick={() => setView({ shortcutsOpen: true })}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
