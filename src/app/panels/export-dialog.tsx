// Export: the result folder file by file, all as downloads, or all into a folder of the user's.

import { type ReactNode, useEffect, useState } from 'react';
import type { ResultFile } from '../../report/report-input.ts';
import { messageOf } from '../commands/message-of.ts';
import { canSaveFolder, downloadFile, exportFiles, saveIntoFolder } from '../commands/save-files.ts';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { useWords } from '../i18n/words-context.ts';
import { say, setView, useView } from '../state/view-store.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Icon } from '../widgets/icon.tsx';

export function ExportDialog(): ReactNode {
  const open = useView(view => view.exportOpen);
  return open ? <OpenExport /> : null;
}

const groups: readonly { readonly title: TextKey; readonly ending: string }[] = [
  { title: 'export.group.maps', ending: '.geojson' },
  { title: 'export.group.tables', ending: '.csv' },
  { title: 'export.group.summary', ending: '.json' },
];

function OpenExport(): ReactNode {
  const words = useWords();
  const { text } = words;
  const [files, setFiles] = useState<readonly ResultFile[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    exportFiles().then(
      found => {
        if (!here) return;
        if (found) setFiles(found);
        else setView({ exportOpen: false });
      },
      (error: unknown) => here && setFailure(messageOf(error)),
    );
    return () => {
      here = false;
    };
  }, []);
  const saveAll = async (intoFolder: boolean): Promise<void> => {
    if (!files) return;
    try {
      if (intoFolder && !(await saveIntoFolder(files))) return;
      if (!intoFolder) for (const file of files) downloadFile(file);
      setView({ exportOpen: false });
      say({ key: 'export.saved', params: { count: files.length } });
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  return (
    <Dialog
      title={text('export.title')}
      closeLabel={text('action.close')}
      onClose={() => setView({ exportOpen: false })}
    >
      <p className="hint">{text('export.hint')}</p>
      {failure !== null && (
        <p className="wrong" role="alert">
          {text('export.failed', { detail: failure })}
        </p>
      )}
      {files === null && failure === null && <p>{text('export.preparing')}</p>}
      {files && (
        <>
          {groups.map(({ title, ending }) => (
            <section key={title} className="export-group">
              <h3>{text(title)}</h3>
              <ul>
                {files
                  .filter(({ path }) => path.endsWith(ending))
                  .map(file => (
                    <li key={file.path}>
                      <button
                        type="button"
                        className="button quiet"
                        aria-label={text('export.save', { file: file.path })}
                        onClick={() => downloadFile(file)}
                      >
                        <Icon name="download" />
                        <span className="path">{file.path}</span>
                        <small>{sizeInWords(file.text.length, words.number)}</small>
                      </button>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
          <div className="actions">
            <button type="button" className="button primary" onClick={() => void saveAll(false)}>
              {text('export.saveAll')}
            </button>
            {canSaveFolder() && (
              <button type="button" className="button" onClick={() => void saveAll(true)}>
                {text('export.saveFolder')}
              </button>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

function sizeInWords(characters: number, number: (value: number, digits?: number) => string): string {
  return characters < 1e6 ? `${number(Math.max(1, characters / 1e3))} kB` : `${number(characters / 1e6, 1)} MB`;
}
