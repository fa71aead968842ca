// A file with several layers, tables or entries: the one named by the option, the only one, or a question.

import type { ProblemLog } from '../account/problem-log.ts';
import type { FeatureRequest } from './feature-source.ts';

const mostShown = 20;

/**
 * The chosen one of `layers`; undefined after a question or a rejection in the log. `previewOf` gives a few words on each for the
 * question.
 */
export function chooseLayer<T extends { readonly name: string }>(
  layers: readonly T[],
  request: Pick<FeatureRequest, 'options'>,
  log: ProblemLog,
  previewOf: (layer: T) => readonly string[],
): T | undefined {
  const { layer } = request.options;
  const names = layers.slice(0, mostShown).map(({ name }) => name);
  if (layer !== null) {
    const chosen = layers.find(({ name }) => name === layer);
    if (chosen === undefined) log.add('reject', 'layer-missing', { found: layer, layers: names.join(', ') });
    return chosen;
  }
  if (layers.length < 2) return layers[0];
  log.ask(
    'layer-needed',
    { found: names.join(', '), count: layers.length },
    {},
    layers
      .slice(0, mostShown)
      .map(candidate => ({ option: 'layer', value: candidate.name, preview: previewOf(candidate), points: [] })),
  );
  return undefined;
}
