// A file's places in a small picture, with the other data in grey behind them: a shifted or swapped file is seen.

import type { ReactNode } from 'react';
import { useWords } from '../i18n/words-context.ts';
import {
  areApart,
  type Box,
  boxOf,
  type DrawnPlaces,
  dotsPath,
  fitInto,
  linesPath,
  pictureHeight,
  pictureWidth,
} from './import-places.ts';

interface PictureProps {
  readonly label: string;
  readonly own: DrawnPlaces;
  readonly others: DrawnPlaces;
  readonly frame: Box;
}

/** Places in a given frame. */
export function PlacePicture({ label, own, others, frame }: PictureProps): ReactNode {
  const at = fitInto(frame);
  return (
    <svg className="place-picture" viewBox={`0 0 ${pictureWidth} ${pictureHeight}`} role="img" aria-label={label}>
      <path className="other-lines" d={linesPath(others.outlines, at)} />
      <path className="other-dots" d={dotsPath(others.points, at)} />
      <path className="own-lines" d={linesPath(own.outlines, at)} />
      <path className="own-dots" d={dotsPath(own.points, at)} />
    </svg>
  );
}

interface MiniMapProps {
  readonly file: string;
  readonly own: DrawnPlaces;
  readonly others: DrawnPlaces;
}

/** The picture with its range in figures, and a word where the file lies apart from the others. */
export function MiniMap({ file, own, others }: MiniMapProps): ReactNode {
  const { text, number } = useWords();
  const ownBox = boxOf(own);
  const frame = boxOf(own, others);
  if (!ownBox || !frame) return <p className="hint">{text('import.mapNone')}</p>;
  const [west, south, east, north] = ownBox.map(degrees => number(degrees, 3).replace('-', '−'));
  const hasOthers = others.points.length + others.outlines.length > 0;
  return (
    <figure className="mini-map">
      <PlacePicture label={text('import.map', { file })} own={own} others={others} frame={frame} />
      <figcaption>
        {text('import.mapRange', { west, south, east, north })}
        {hasOthers && <span> · {text('import.mapOthers')}</span>}
      </figcaption>
      {areApart(ownBox, boxOf(others)) && <p className="apart">{text('import.mapApart')}</p>}
    </figure>
  );
}
