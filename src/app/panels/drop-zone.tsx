// The whole window takes files; while they hover, a veil says so.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { importFiles } from '../commands/import-files.ts';
import { useWords } from '../i18n/words-context.ts';
import { Icon } from '../widgets/icon.tsx';

export function DropZone(): ReactNode {
  const { text } = useWords();
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setHovering(true);
    };
    const over = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setHovering(false);
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setHovering(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      // A place inside may want the file for itself.
      if (event.target instanceof Element && event.target.closest('[data-own-drop]')) return;
      importFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  const veil = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Above an open sheet too.
    if (hovering) veil.current?.showPopover();
  }, [hovering]);
  if (!hovering) return null;
  return (
    <div ref={veil} className="drop-veil" popover="manual">
      <div>
        <Icon name="open" />
        <strong>{text('import.dropHere')}</strong>
        <span>{text('import.dropHint')}</span>
      </div>
    </div>
  );
}
