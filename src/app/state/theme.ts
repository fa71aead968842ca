// Whether the dark colours are in force: the user's choice, else the system's.

import { useSyncExternalStore } from 'react';
import { useView } from './view-store.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  systemDark.addEventListener('change', changed);
  return () => systemDark.removeEventListener('change', changed);
}

/** True while the dark colours are in force. */
export function useDark(): boolean {
  const theme = useView(view => view.theme);
  const system = useSyncExternalStore(subscribe, () => systemDark.matches);
  return theme === 'system' ? system : theme === 'dark';
}

/** Whether the system asks for less motion. */
export function prefersStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
