// What the pointer does on the simple map: drag a station, pan, zoom with the wheel; a press that stays is a click.

import { useEffect, useRef } from 'react';
import { abandonMove, finishMove, previewMove } from '../commands/preview-move.ts';
import { setView, useView } from '../state/view-store.ts';
import type { Projection } from './simple-map-cells.ts';

/** Pixels a press may wander and still be a click. */
const dragPixels = 4;
const wheelStep = 1.25;

export interface SimplePointer {
  readonly projection: Projection | null;
  /** Shows the drawing shifted while it is panned. */
  readonly onPan: (right: number, down: number) => void;
  readonly onPanned: (right: number, down: number) => void;
  readonly onZoom: (factor: number) => void;
  /** The pointer passes without being pressed. */
  readonly onHover: (x: number, y: number) => void;
  readonly onDoubleClick: () => void;
  readonly onClick: (stationId: string | null, x: number, y: number) => void;
}

interface Press {
  readonly pointerId: number;
  readonly stationId: string | null;
  readonly x: number;
  readonly y: number;
  isDrag: boolean;
}

/** Listens to the frame of the simple map. */
export function useSimplePointer(frame: React.RefObject<HTMLDivElement | null>, pointer: SimplePointer): void {
  const latest = useRef(pointer);
  latest.current = pointer;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let press: Press | null = null;
    const place = (event: PointerEvent): readonly [number, number] => {
      const rect = element.getBoundingClientRect();
      return [event.clientX - rect.left, event.clientY - rect.top];
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || press) return;
      const [x, y] = place(event);
      const marker = event.target instanceof Element ? event.target.closest('[data-station]') : null;
      press = {
        pointerId: event.pointerId,
        stationId: marker?.getAttribute('data-station') ?? null,
        x,
        y,
        isDrag: false,
      };
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      const [x, y] = place(event);
      if (press === null) latest.current.onHover(x, y);
      if (press?.pointerId !== event.pointerId) return;
      if (!press.isDrag && Math.abs(x - press.x) + Math.abs(y - press.y) < dragPixels) return;
      press.isDrag = true;
      const { projection, onPan } = latest.current;
      if (press.stationId === null) onPan(x - press.x, y - press.y);
      else if (projection && useView.getState().tool === 'select') {
        if (useView.getState().moving === null) setView({ selection: { kind: 'station', stationId: press.stationId } });
        previewMove(press.stationId, projection.place(x, y));
      }
    };
    const up = (event: PointerEvent): void => {
      if (press?.pointerId !== event.pointerId) return;
      const [x, y] = place(event);
      const done = press;
      press = null;
      if (!done.isDrag) latest.current.onClick(done.stationId, x, y);
      else if (done.stationId === null) latest.current.onPanned(x - done.x, y - done.y);
      // Esc may have given the move up meanwhile.
      else if (useView.getState().moving) finishMove();
    };
    const giveUp = (): void => {
      if (press?.isDrag && press.stationId !== null) abandonMove();
      if (press) latest.current.onPan(0, 0);
      press = null;
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && press?.isDrag) giveUp();
    };
    const twice = (): void => latest.current.onDoubleClick();
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current.onZoom(event.deltaY < 0 ? wheelStep : 1 / wheelStep);
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', giveUp);
    element.addEventListener('dblclick', twice);
    element.addEventListener('wheel', wheel, { passive: false });
    window.addEventListener('keydown', key, true);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', giveUp);
      element.removeEventListener('dblclick', twice);
      element.removeEventListener('wheel', wheel);
      window.removeEventListener('keydown', key, true);
    };
  }, [frame]);
}
