// The shape of a station by its status, as SVG around the origin: the legend and the simple map draw the same.

import type { ReactNode } from 'react';
import type { StationStatus } from '../../stations/station.ts';

export function StationShape({ status }: { readonly status: StationStatus }): ReactNode {
  switch (status) {
    case 'existing':
      return (
        <g className="station-shape solid">
          <circle r="9" />
          <path className="mark" d="M-5 0H5M0-5V5" />
        </g>
      );
    case 'planned':
      return (
        <g className="station-shape hollow">
          <path d="M0-9.5 9.5 0 0 9.5-9.5 0Z" />
          <path className="mark" d="M-3.5 0h7M0-3.5v7" />
        </g>
      );
    case 'closed':
      return (
        <g className="station-shape closed">
          <rect x="-8" y="-8" width="16" height="16" />
          <path className="mark" d="M-4-4 4 4M4-4-4 4" />
        </g>
      );
    case 'candidate':
      return (
        <g className="station-shape hollow">
          <path d="M0-8 8.5 7h-17Z" />
        </g>
      );
    default:
      return status satisfies never;
  }
}
