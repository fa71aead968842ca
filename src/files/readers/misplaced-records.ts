// Records without a place in the file's system: counted for the judgement of the file; single points with exchanged
// coordinates, and those at 0, 0, are kept until it is known where the others lie.

import type { ProblemLog } from '../account/problem-log.ts';
import { notePlaceFault, type PlaceSurvey, type RawPlace, startPlaceSurvey } from '../coordinates/place-reader.ts';
import type { RawFeature } from '../formats/feature-source.ts';

interface KeptRecord {
  readonly feature: RawFeature;
  readonly code: string;
  readonly raw: RawPlace;
}

export interface MisplacedRecords {
  readonly survey: PlaceSurvey;
  /** As `GeometryCheck.misplaced`. */
  readonly misplaced: (feature: RawFeature, code: string, raw: RawPlace, isPoint: boolean) => boolean;
  /** Widens the box of the records that have a place. */
  placed(lon: number, lat: number): void;
  /**
   * Uses the kept points whose exchanged coordinates lie among the others, and those at 0, 0 where the file has no other
   * place at all; sets the rest aside.
   */
  settle(log: ProblemLog, use: (feature: RawFeature, lon: number, lat: number) => void): void;
}

const mostKept = 10_000;
/** How far beyond the others an exchanged point may lie. */
const marginDegrees = 0.3;

/** Starts an empty account; exchanged coordinates are not kept where repairs are refused. */
export function startMisplacedRecords(repair: boolean, isGeographic: boolean): MisplacedRecords {
  const survey = startPlaceSurvey();
  const kept: KeptRecord[] = [];
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  return {
    survey,
    misplaced(feature, code, raw, isPoint) {
      notePlaceFault(survey, code, raw);
      const isNullIsland = code === 'place-placeholder' && raw[0] === 0 && isGeographic;
      const isExchanged = code === 'coordinates-swapped' && repair;
      if (!isPoint || !(isNullIsland || isExchanged) || kept.length >= mostKept) return false;
      kept.push({ feature, code, raw });
      return true;
    },
    placed(lon, lat) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    },
    settle(log, use) {
      const isAlone = !(west <= east);
      for (const { feature, code, raw } of kept) {
        const [lat, lon] = raw;
        const found = raw.join(', ');
        if (code === 'place-placeholder' && isAlone) {
          log.add('warn', 'place-null-island', { found }, feature.place);
          use(feature, 0, 0);
          continue;
        }
        const isAmongOthers =
          code === 'coordinates-swapped' &&
          lon >= west - marginDegrees &&
          lon <= east + marginDegrees &&
          lat >= south - marginDegrees &&
          lat <= north + marginDegrees;
        if (!isAmongOthers) {
          log.setAside(feature, code, { found });
          continue;
        }
        log.count('repaired', 'coordinates-exchanged', { found, after: `${lon}, ${lat}` }, feature.place);
        use(feature, lon, lat);
      }
    },
  };
}
