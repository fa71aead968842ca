// The few icons, drawn as lines; each stands beside a text or carries a label on its button.

import type { ReactNode } from 'react';

const paths = {
  open: 'M3 7a2 2 0 0 1 2-2h4l2 2.5h8a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2Z',
  city: 'M4 20V9l5-3v14M9 20V4h7v16M16 20v-9l4 2v7M2.5 20h19M12 8h1.5M12 12h1.5M12 16h1.5',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M4 19.5h16',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9',
  redo: 'm16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  contrast: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 3.5v17M12 8h6.5M12 12h8.3M12 16h6.5',
  help: 'M9 9a3 3 0 1 1 4.2 2.750c-.8.4-1.2 1-1.2 2.250M12 17.5v.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M7 7l10 10M17 7 7 17',
  dash: 'M6 12h12',
  question: 'M9 9a3 3 0 1 1 4.2 2.750c-.8.4-1.2 1-1.2 2.250M12 17.5v.1',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.3v.1',
  table: 'M4 5h16v14H4ZM4 10h16M4 14.5h16M10 5v14',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11ZM12 7.5v5M9.5 10h5',
  move: 'M12 3v18M3 12h18M9.5 5.5 12 3l2.5 2.5M9.5 18.5 12 21l2.5-2.5M5.5 9.5 3 12l2.5 2.5M18.5 9.5 21 12l-2.5 2.5',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  lock: 'M6.5 11V8a5.5 5.5 0 0 1 11 0v3M5 11h14v9.5H5Z',
  chevron: 'm9 6 6 6-6 6',
  panelLeft: 'M4 5h16v14H4ZM9.5 5v14',
  panelRight: 'M4 5h16v14H4ZM14.5 5v14',
  file: 'M6 3.5h8l4.5 4.5v12.5H6ZM14 3.5V8h4.5M9 13h6M9 16.5h6',
  polygon: 'M5 8 12 4l7 5-2 9-10 1ZM5 8v.1M12 4v.1M19 9v.1M17 18v.1M7 19v.1',
  bridge: 'M2.5 10h19M2.5 15h19M7 5l10 15',
  road: 'M7 20 10 4M17 20 14 4M12 5v2.5M12 11v2.500M12 17v2.500',
  keyboard: 'M3 7h18v10H3ZM6.500 10.500h.1M10 10.500h.1M14 10.500h.1M17.500 10.500h.1M8 14h8',
  edit: 'M4 20h4L19 9l-4-4L4 16ZM13 7l4 4',
  power: 'M12 4v8M7 6.5a7.5 7.5 0 1 0 10 0',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
