// The pictures of the map, drawn here: the hatch of gaps and one shape per station status.

import type { StationStatus } from '../../stations/station.ts';
import type { MapPalette } from './map-colors.ts';

export interface MapImage {
  readonly id: string;
  readonly image: ImageData;
  readonly pixelRatio: number;
}

const pixelRatio = 2;

/** Hatch, gap badge, hospital, candidate and station shapes in the colours of a palette. */
export function drawMapImages(palette: MapPalette): readonly MapImage[] {
  return [
    { id: 'hatch', image: drawHatch(palette.hatch), pixelRatio },
    { id: 'station-existing', image: drawStation('existing', palette), pixelRatio },
    { id: 'station-planned', image: drawStation('planned', palette), pixelRatio },
    { id: 'station-closed', image: drawStation('closed', palette), pixelRatio },
    { id: 'station-candidate', image: drawStation('candidate', palette), pixelRatio },
    { id: 'gap-badge', image: drawBadge(palette), pixelRatio },
    { id: 'closed-hatch', image: drawCrosses(palette), pixelRatio },
    { id: 'slow-hatch', image: drawDots(palette), pixelRatio },
    { id: 'road-closed', image: drawRoadCross(palette), pixelRatio },
    { id: 'station-idea', image: drawIdea(palette), pixelRatio },
    { id: 'hospital', image: drawHospital(palette), pixelRatio },
  ];
}

/** Stripes at 45° that join at the borders of the tile. */
function drawHatch(color: string): ImageData {
  const side = 16;
  return draw(side, context => {
    context.strokeStyle = color;
    context.lineWidth = 2.2;
    for (const shift of [-side, 0, side]) {
      context.beginPath();
      context.moveTo(shift - 2, side + 2);
      context.lineTo(shift + side + 2, -2);
      context.stroke();
    }
  });
}

/** Existing: disc with a cross; planned: hollow diamond; closed: crossed square; candidate: triangle. */
function drawStation(status: StationStatus, palette: MapPalette): ImageData {
  const side = 48;
  const middle = side / 2;
  return draw(side, context => {
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = palette.stationInk;
    context.fillStyle = palette.station;
    if (status === 'existing') {
      outline(context, path => path.arc(middle, middle, 18, 0, 2 * Math.PI));
      context.strokeStyle = palette.stationInk;
      context.lineWidth = 6;
      cross(context, middle, 10, 0);
    } else if (status === 'planned') {
      context.fillStyle = palette.stationInk;
      context.strokeStyle = palette.station;
      outline(context, path => polygon(path, middle, 19, 4, 0));
      context.lineWidth = 4;
      cross(context, middle, 7, 0);
    } else if (status === 'closed') {
      context.fillStyle = palette.stationInk;
      context.strokeStyle = palette.closed;
      outline(context, path => polygon(path, middle, 22, 4, Math.PI / 4));
      cross(context, middle, 8, Math.PI / 4);
    } else {
      context.fillStyle = palette.stationInk;
      context.strokeStyle = palette.station;
      outline(context, path => polygon(path, middle + 2, 18, 3, 0));
    }
  });
}

/** The ground of a closed area: small crosses. */
function drawCrosses({ roadClosed }: MapPalette): ImageData {
  const side = 28;
  return draw(side, context => {
    context.strokeStyle = roadClosed;
    context.globalAlpha = 0.7;
    context.lineWidth = 2.4;
    cross(context, side / 2, 6, Math.PI / 4);
  });
}

/** The ground of a slow area: dots. */
function drawDots({ roadSlow }: MapPalette): ImageData {
  const side = 20;
  return draw(side, context => {
    context.fillStyle = roadSlow;
    context.globalAlpha = 0.7;
    context.beginPath();
    context.arc(side / 2, side / 2, 2.4, 0, 2 * Math.PI);
    context.fill();
  });
}

/** The mark on a closed road. */
function drawRoadCross({ roadClosed, conditionHalo }: MapPalette): ImageData {
  const side = 28;
  return draw(side, context => {
    context.lineCap = 'round';
    for (const [color, width] of [
      [conditionHalo, 9],
      [roadClosed, 4.5],
    ] as const) {
      context.strokeStyle = color;
      context.lineWidth = width;
      cross(context, side / 2, 8.5, Math.PI / 4);
    }
  });
}

/** Where a station would be enough. */
function drawIdea({ route, conditionHalo }: MapPalette): ImageData {
  const side = 44;
  return draw(side, context => {
    context.lineJoin = 'round';
    context.fillStyle = conditionHalo;
    context.strokeStyle = route;
    context.lineWidth = 5;
    outline(context, path => polygon(path, side / 2, 17, 4, 0));
    context.lineWidth = 4;
    cross(context, side / 2, 7, 0);
  });
}

function drawBadge(palette: MapPalette): ImageData {
  const side = 46;
  return draw(side, context => {
    context.fillStyle = palette.halo;
    context.strokeStyle = palette.gapBadge;
    context.lineWidth = 4;
    outline(context, path => path.arc(side / 2, side / 2, 20, 0, 2 * Math.PI));
  });
}

function drawHospital(palette: MapPalette): ImageData {
  return draw(24, context => {
    context.strokeStyle = palette.textFaint;
    context.fillStyle = palette.area;
    context.lineWidth = 2.5;
    context.fillRect(3, 3, 18, 18);
    context.strokeRect(3, 3, 18, 18);
    context.beginPath();
    for (const x of [9, 15]) {
      context.moveTo(x, 7.5);
      context.lineTo(x, 16.5);
    }
    context.moveTo(9, 12);
    context.lineTo(15, 12);
    context.stroke();
  });
}

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

function draw(side: number, paint: (context: Context) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  // Read back at once: on the graphics card that would wait for everything drawn there before.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('2-D drawing is not available');
  paint(context);
  return context.getImageData(0, 0, side, side);
}

function outline(context: Context, shape: (path: Context) => void): void {
  context.beginPath();
  shape(context);
  context.closePath();
  context.fill();
  context.stroke();
}

function polygon(context: Context, middle: number, radius: number, corners: number, turn: number): void {
  for (let k = 0; k < corners; k++) {
    const angle = turn - Math.PI / 2 + (k * 2 * Math.PI) / corners;
    context.lineTo(middle + radius * Math.cos(angle), middle + radius * Math.sin(angle));
  }
}

function cross(context: Context, middle: number, reach: number, turn: number): void {
  const [x, y] = [reach * Math.cos(turn), reach * Math.sin(turn)];
  context.beginPath();
  context.moveTo(middle - x, middle - y);
  context.lineTo(middle + x, middle + y);
  context.moveTo(middle + y, middle - x);
  context.lineTo(middle - y, middle + x);
  context.stroke();
}
