// The import sheet: every file with what was read of it, before anything changes. It slides over the workspace.

import { type ReactNode, useEffect, useRef } from 'react';
import { acceptImport, baseFor, cancelImport, importFiles } from '../commands/import-files.ts';
import { useWords } from '../i18n/words-context.ts';
import { blockerOf, chosenFiles, hasOpenQuestion, isBusy, rivalsOf, useImport } from '../state/import-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { ImportFileCard } from './import-file-card.tsx';
import { ImportLacks } from './import-lacks.tsx';
import { ImportNotices } from './import-notices.tsx';
import { placesBeside } from './import-places.ts';
import './import.css';

export function ImportSheet(): ReactNode {
  const isOpen = useImport(({ files }) => files.length > 0);
  return isOpen ? <OpenSheet /> : null;
}

function OpenSheet(): ReactNode {
  const { text } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const files = useImport(state => state.files);
  const chosen = chosenFiles(files);
  const blocker = blockerOf(files);
  const kept = chosen.has('stations') ? [] : baseFor([...chosen.keys()]).stations;
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="import-sheet"
      aria-labelledby="import-title"
      onCancel={event => {
        // A file chooser that is cancelled says so too.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        cancelImport();
      }}
    >
      <header className="import-top">
        <div>
          {/* biome-ignore lint/a11y/noAutofocus: a sheet that opens takes the focus, and reading begins at its title. */}
          <h2 id="import-title" tabIndex={-1} autoFocus>
            {text('import.title')}
          </h2>
          <p className="hint">{text('import.subtitle')}</p>
        </div>
        <AddFiles />
        <button
          type="button"
          className="button quiet square"
          aria-label={text('import.cancel')}
          title={text('import.cancel')}
          onClick={cancelImport}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="import-files">
        <ImportNotices files={files} />
        {files.map(file => (
          <ImportFileCard
            key={file.key}
            file={file}
            others={placesBeside(file, files, kept)}
            hasRivals={rivalsOf(file, files).length > 0}
            isChosen={[...chosen.values()].includes(file)}
          />
        ))}
      </div>
      <footer className="import-end">
        <div className="import-words">
          <ReadCount />
          {blocker === null ? (
            <ImportLacks chosen={chosen} />
          ) : (
            <p id="import-blocked" className="blocked">
              {text(`import.blocked.${blocker}`)}
            </p>
          )}
        </div>
        <div className="import-actions">
          <button type="button" className="button" onClick={cancelImport}>
            {text('import.cancel')}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={blocker !== null}
            aria-describedby={blocker === null ? undefined : 'import-blocked'}
            onClick={acceptImport}
          >
            {text('import.use')}
          </button>
        </div>
      </footer>
    </dialog>
  );
}

function AddFiles(): ReactNode {
  const { text } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button add-files" onClick={() => input.current?.click()}>
        <Icon name="plus" />
        {text('import.add')}
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={text('import.add')}
        onChange={event => {
          importFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** Said once when it changes: how many files are read, and how many questions there are. */
function ReadCount(): ReactNode {
  const { text } = useWords();
  const files = useImport(state => state.files);
  const wanted = files.filter(({ leftOut }) => !leftOut);
  const questions = wanted.filter(hasOpenQuestion).length;
  const done = wanted.filter(file => !isBusy(file)).length;
  return (
    <p className="visually-hidden" role="status">
      {text('import.readCount', { done, count: wanted.length })}
      {questions > 0 &&
        `. ${questions === 1 ? text('import.questionCountOne') : text('import.questionCount', { count: questions })}`}
    </p>
  );
}
