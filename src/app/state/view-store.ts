// What is looked at and how: never saved with the project. Language, theme and shortcuts are remembered on this computer.

import { create } from 'zustand';
import type { Problem } from '../../vocabulary/problem.ts';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { type Language, preferredLanguage, type Texts } from '../i18n/words.ts';

export const mapLayers = ['gaps', 'minutes', 'zones', 'people'] as const;
export type MapLayer = (typeof mapLayers)[number];
export type Theme = 'system' | 'light' | 'dark';
export type MobileTab = 'map' | 'answer' | 'data' | 'table';
export const tableTabs = ['stations', 'gaps', 'zones', 'cells', 'problems'] as const;
export type TableTab = (typeof tableTabs)[number];
export type Tool = 'select' | 'add-station' | 'move-station' | 'draw-polygon' | 'draw-line' | 'pick-road';
export const sidePanels = ['data', 'speeds', 'conditions'] as const;
export type SidePanel = (typeof sidePanels)[number];

export type Selection =
  | { readonly kind: 'station'; readonly stationId: string }
  | { readonly kind: 'cell'; readonly row: number }
  | { readonly kind: 'gap'; readonly gapId: string };

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Where the map should look next; `serial` makes the same place twice a new wish. */
export interface FlyTo {
  readonly serial: number;
  readonly bounds: readonly [number, number, number, number];
}

export interface Notice {
  readonly tone: 'done' | 'problem';
  readonly key: TextKey;
  readonly params: Texts;
  readonly problems: readonly Problem[];
  readonly offersUndo: boolean;
  /** What "Try again" does; null where trying again is of no use. */
  readonly retry: (() => Promise<void>) | null;
}

export interface Activity {
  readonly label: TextKey;
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
  readonly stop: () => void;
}

export interface ViewState {
  readonly language: Language;
  readonly theme: Theme;
  readonly singleKeys: boolean;
  readonly layer: MapLayer;
  readonly showRadii: boolean;
  readonly showTimes: boolean;
  readonly table: boolean;
  readonly tableTab: TableTab;
  readonly dataPanel: boolean;
  /** What the left panel shows. */
  readonly sidePanel: SidePanel;
  readonly answerPanel: boolean;
  readonly mobileTab: MobileTab;
  readonly selection: Selection | null;
  /** Cells explain themselves: the route is drawn and what would help is tried. */
  readonly whyOpen: boolean;
  readonly tool: Tool;
  /** A station on its way, before it becomes an edit. */
  readonly moving: { readonly stationId: string; readonly place: Place } | null;
  readonly flyTo: FlyTo | null;
  readonly notice: Notice | null;
  readonly activity: Activity | null;
  readonly shortcutsOpen: boolean;
  readonly exportOpen: boolean;
  readonly simpleMap: 'no' | 'chosen' | 'needed';
  readonly mapLost: boolean;
  /** The computing part has had something to do for long and gave no sign. */
  readonly engineSilent: boolean;
}

const memory = {
  read(name: string): string | null {
    try {
      return localStorage.getItem(`lifering.${name}`);
    } catch {
      return null;
    }
  },
  write(name: string, value: string): void {
    try {
      localStorage.setItem(`lifering.${name}`, value);
    } catch {
      // A browser that keeps nothing only forgets the preference.
    }
  },
};

function rememberedLanguage(): Language {
  const kept = memory.read('language');
  // Outside a browser, as in tests of commands, nobody asks for one.
  const asked = (globalThis as { readonly navigator?: Navigator }).navigator?.languages ?? [];
  return kept === 'en' || kept === 'zh' ? kept : preferredLanguage(asked);
}

function rememberedTheme(): Theme {
  const kept = memory.read('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export const useView = create<ViewState>(() => ({
  language: rememberedLanguage(),
  theme: rememberedTheme(),
  singleKeys: memory.read('single-keys') !== 'off',
  layer: 'gaps',
  showRadii: true,
  showTimes: true,
  table: false,
  tableTab: 'stations',
  dataPanel: true,
  sidePanel: 'data',
  answerPanel: true,
  mobileTab: 'map',
  selection: null,
  whyOpen: false,
  tool: 'select',
  moving: null,
  flyTo: null,
  notice: null,
  activity: null,
  shortcutsOpen: false,
  exportOpen: false,
  simpleMap: 'no',
  mapLost: false,
  engineSilent: false,
}));

export const setView = useView.setState;

/** Chooses a language and remembers it. */
export function chooseLanguage(language: Language): void {
  memory.write('language', language);
  setView({ language });
}

/** Chooses a theme and remembers it. */
export function chooseTheme(theme: Theme): void {
  memory.write('theme', theme);
  setView({ theme });
}

/** Switches single-key shortcuts on or off and remembers it. */
export function chooseSingleKeys(on: boolean): void {
  memory.write('single-keys', on ? 'on' : 'off');
  setView({ singleKeys: on });
}

let flySerial = 0;

/** Asks the map to show a box of degrees. */
export function flyToBounds(bounds: FlyTo['bounds']): void {
  flySerial += 1;
  setView({ flyTo: { serial: flySerial, bounds } });
}

/** Says something in the notice line. */
export function say(notice: Partial<Notice> & Pick<Notice, 'key'>): void {
  setView({ notice: { tone: 'done', params: {}, problems: [], offersUndo: false, retry: null, ...notice } });
}
