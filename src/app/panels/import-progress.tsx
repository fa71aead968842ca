// How far a file is read, and Stop; or that it was stopped or failed, and the way to read it again.

import type { ReactNode } from 'react';
import { readAgain, stopReading } from '../commands/read-import.ts';
import { useWords } from '../i18n/words-context.ts';
import type { ImportFile } from '../state/import-store.ts';

interface ProgressProps {
  readonly file: ImportFile;
  readonly name: string;
}

export function ImportProgress({ file, name }: ProgressProps): ReactNode {
  const { text } = useWords();
  if (file.state === 'waiting') return <p className="import-progress">{text('import.waiting')}</p>;
  if (file.state === 'reading') {
    const label = text('import.reading', { file: name });
    return (
      <div className="import-progress">
        <span className="progress-name">{label}</span>
        {file.share > 0 ? <progress aria-label={label} value={file.share} /> : <progress aria-label={label} />}
        <span className="percent">
          {file.share > 0 && text('unit.percent', { value: Math.floor(file.share * 100) })}
        </span>
        <button type="button" className="button" onClick={stopReading}>
          {text('action.stop')}
        </button>
      </div>
    );
  }
  if (file.state === 'read') return null;
  return (
    <div className="import-progress" role="alert">
      <span>
        {file.state === 'stopped' ? text('import.stopped') : text('import.failed', { detail: file.failure ?? '' })}
      </span>
      <button type="button" className="button" onClick={() => readAgain(file.key)}>
        {text('import.readAgain')}
      </button>
    </div>
  );
}
