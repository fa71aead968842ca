// The demonstration city: files of this program's own origin, read by the same import as a user's files.

import type { FeatureCollection } from 'geojson';
import { isAbort } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import type { DatasetRole, FileInput } from '../../compute/jobs.ts';
import { recordEdit, startHistory } from '../../scenario/history.ts';
import { type AboutCity, useBackground } from '../state/background-store.ts';
import { emptyDraft, useProject } from '../state/project-store.ts';
import { say, setView } from '../state/view-store.ts';
import { fetchFile } from './fetch-file.ts';
import { inputsFrom, withDatasets } from './import-files.ts';
import { messageOf } from './message-of.ts';
import { withActivity } from './with-activity.ts';

const folder = './demonstration/';
const inputFiles: readonly { readonly name: string; readonly role: DatasetRole }[] = [
  { name: 'stations.geojson', role: 'stations' },
  { name: 'population.geojson', role: 'population' },
  { name: 'areas.geojson', role: 'areas' },
  { name: 'roads.geojson', role: 'roads' },
];
const backgroundNames = ['water', 'places', 'candidates', 'hospitals'] as const;

/** Opens the city: as the beginning of the project when nothing is open, else as a step that can be undone. */
export async function openDemonstration(): Promise<void> {
  const abort = new AbortController();
  const before = useProject.getState().history.edits.length;
  try {
    await withActivity('state.loadingDemo', abort, async report => {
      const files = await Promise.all(
        inputFiles.map(async ({ name, role }): Promise<FileInput> => {
          const content = await fetchFile(folder + name, abort.signal);
          return { name, content, role };
        }),
      );
      const areas = files.find(({ role }) => role === 'areas')?.content as Blob;
      // What is only looked at comes after what is counted.
      void Promise.all([nameAreas(areas), loadBackground(abort.signal)]).catch(() => undefined);
      const result = await runJob('import', { files }, { signal: abort.signal, report });
      const missing = inputFiles.filter(({ role }) => !result.datasets.some(dataset => dataset.role === role));
      if (missing.length > 0) throw new Error(missing.map(({ name }) => name).join(', '));
      // Who brought own files while the city was on its way keeps them.
      const made = useProject.getState().history.edits.slice(before);
      if (made.some(({ kind }) => kind === 'use-inputs')) return;
      const inputs = inputsFrom(emptyDraft, result);
      const settings = { ...emptyDraft.settings, travel: 'road' as const };
      useProject.setState(state => ({
        datasets: withDatasets(state.datasets, result, true),
        history:
          state.history.edits.length === 0 && state.history.baseline.stationsId === null
            ? startHistory({ ...emptyDraft, ...inputs, settings })
            : recordEdit(state.history, { kind: 'use-inputs', inputs, standardId: emptyDraft.standardId, settings }),
      }));
      setView({ selection: null, tool: 'select', moving: null });
    });
  } catch (error) {
    if (!isAbort(error))
      say({ key: 'state.demoFailed', tone: 'problem', params: { detail: messageOf(error) }, retry: openDemonstration });
  }
}

/** What the city says of itself, water, places, candidates and hospitals are only looked at: a missing one is no fault. */
async function loadBackground(signal: AbortSignal): Promise<void> {
  const about = await fetchJson<AboutCity>('about.json', signal);
  if (about) useBackground.setState({ about });
  await Promise.all(
    backgroundNames.map(async name => {
      const layer = await fetchJson<FeatureCollection>(`${name}.geojson`, signal);
      if (layer) useBackground.setState({ [name]: layer });
    }),
  );
}

/** The readers keep one name per area; the city's own file has an English one beside it. */
async function nameAreas(areas: Blob): Promise<void> {
  const { features } = JSON.parse(await areas.text()) as FeatureCollection;
  const names = features.map(({ properties }): [string, string] => [
    String(properties?.name),
    String(properties?.name_en ?? properties?.name),
  ]);
  useBackground.setState({ areaNames: new Map(names) });
}

async function fetchJson<T>(name: string, signal: AbortSignal): Promise<T | null> {
  try {
    const blob = await fetchFile(folder + name, signal);
    return JSON.parse(await blob.text()) as T;
  } catch {
    return null;
  }
}
