// The keyboard: off while typing and while a dialog is open; single letters can be switched off.

import { useEffect } from 'react';
import { cancelDrawing, finishDrawing, isDrawTool, takeBackPoint } from '../commands/draw-condition.ts';
import { addStation, deleteStation, redo, undo } from '../commands/edit-project.ts';
import { nudgeStation } from '../commands/nudge-station.ts';
import { abandonMove, finishMove } from '../commands/preview-move.ts';
import { stepGap } from '../commands/show-on-map.ts';
import { createWords, type Language } from '../i18n/words.ts';
import { mapCamera } from '../state/map-camera.ts';
import { mapLayers, setView, useView } from '../state/view-store.ts';
import { fileInputId } from './app-bar.tsx';

/** Listens to the keyboard while the workspace is shown. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (withControl(event) || withTool(event) || withLetter(event)) event.preventDefault();
    };
    // Before the map sees the arrows.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'file', 'button'].includes(target.type);
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement || target.isContentEditable;
}

function withControl(event: KeyboardEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  const key = event.key.toLowerCase();
  if (key === 'o') document.getElementById(fileInputId)?.click();
  else if (key === 'z' && !event.shiftKey) undo();
  else if (key === 'y' || key === 'z') redo();
  else return false;
  return true;
}

/** Keys of the tool in hand: arrows and Enter in Move, Enter in Add, Esc in both. */
function withTool(event: KeyboardEvent): boolean {
  const { tool, selection, moving, table, language } = useView.getState();
  if (isDrawTool(tool) && whileDrawing(event, language)) return true;
  if (event.key === 'Escape') {
    if (tool !== 'select' || moving) abandonMove();
    else if (selection) setView({ selection: null });
    else if (table) setView({ table: false });
    else return false;
    return true;
  }
  if (nudgeStation(event)) {
    event.stopPropagation();
    return true;
  }
  if (event.key !== 'Enter' || isControl(event.target)) return false;
  if (tool === 'move-station' && moving) {
    finishMove();
    return true;
  }
  const center = mapCamera()?.center();
  if (tool === 'add-station' && center) {
    addStation(center, createWords(language));
    return true;
  }
  return false;
}

/** Enter closes the shape, Backspace takes a point back, Esc gives it up. */
function whileDrawing(event: KeyboardEvent, language: Language): boolean {
  if (event.key === 'Escape') cancelDrawing();
  else if (event.key === 'Backspace') takeBackPoint();
  else if (event.key === 'Enter' && !isHintButton(event.target)) finishDrawing(createWords(language));
  else return false;
  return true;
}

/** The tool was taken by a button, which keeps the focus: Enter there is meant for the drawing. */
function isHintButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.map-hint') !== null;
}

/** Enter on a button presses the button. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary, input, select') !== null;
}

function withLetter(event: KeyboardEvent): boolean {
  const view = useView.getState();
  if (!view.singleKeys || event.ctrlKey || event.metaKey || event.altKey) return false;
  const stationId = view.selection?.kind === 'station' ? view.selection.stationId : null;
  const layer = mapLayers[Number(event.key) - 1];
  if (layer) setView({ layer, table: false });
  else if (event.key === 't' || event.key === 'T') setView({ table: !view.table });
  else if (event.key === 'n' || event.key === 'N') setView({ tool: 'add-station', table: false, mobileTab: 'map' });
  else if (event.key === 'm' && stationId) setView({ tool: 'move-station', table: false, mobileTab: 'map' });
  else if (event.key === 'Delete' && stationId) deleteStation(stationId);
  else if (event.key === 'g') stepGap(1);
  else if (event.key === 'G') stepGap(-1);
  else if (event.key === '+' || event.key === '=') mapCamera()?.zoomBy(1);
  else if (event.key === '-') mapCamera()?.zoomBy(-1);
  else if (event.key === '0') mapCamera()?.fitAll();
  else if (event.key === '[') setView({ dataPanel: !view.dataPanel });
  else if (event.key === ']') setView({ answerPanel: !view.answerPanel });
  else if (event.key === '?') setView({ shortcutsOpen: true });
  else return false;
  return true;
}
