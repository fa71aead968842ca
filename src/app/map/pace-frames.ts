// Draws a frame of the map only when the one before is finished. Without graphics hardware frames pile up otherwise, and
// the next question to the graphics (is this shader ready?) makes the whole page wait for all of them.

import type { Map as MapLibre } from 'maplibre-gl';

/** Between two looks whether the graphics have finished. */
const lookMilliseconds = 6;
/** Graphics hardware is faster than this: then nothing is held back. */
const fastMilliseconds = 30;
/** Never held back longer: a fence may be lost with its context. */
const mostMilliseconds = 3000;

/** Paces a map that was just made; returns a function that ends it. */
export function paceFrames(map: MapLibre): () => void {
  const gl = map.getCanvas().getContext('webgl2');
  if (!gl) return () => undefined;
  const repaint = map.triggerRepaint.bind(map);
  let fence: WebGLSync | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  let isFast = false;

  const settle = (): void => {
    gl.deleteSync(fence);
    fence = null;
    if (!isWanted) return;
    isWanted = false;
    repaint();
  };
  const look = (since: number): void => {
    const waited = performance.now() - since;
    const isDone = gl.isContextLost() || fence === null || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED;
    if (!isDone && waited < mostMilliseconds) {
      timer = setTimeout(look, lookMilliseconds, since);
      return;
    }
    isFast = waited < fastMilliseconds;
    settle();
  };
  const hold = (): void => {
    clearTimeout(timer);
    gl.deleteSync(fence);
    fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    timer = setTimeout(look, lookMilliseconds, performance.now());
  };

  map.triggerRepaint = () => {
    if (fence === null || isFast) repaint();
    else isWanted = true;
  };
  map.on('render', hold);
  hold();
  return () => {
    clearTimeout(timer);
    map.off('render', hold);
    map.triggerRepaint = repaint;
    gl.deleteSync(fence);
    fence = null;
  };
}
