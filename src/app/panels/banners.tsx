// What must be known before a number is read: a demonstration, straight-line minutes, a map that stopped.

import type { ReactNode } from 'react';
import { restartEngine } from '../../compute/engine.ts';
import { defaultSpeedProfile } from '../../travel/speed-profile.ts';
import { useWords } from '../i18n/words-context.ts';
import { useBackground } from '../state/background-store.ts';
import { isDemonstration, useDraft, useProject } from '../state/project-store.ts';
import { useSpeedTables } from '../state/speeds-store.ts';
import { setView, useView } from '../state/view-store.ts';
import { Icon } from '../widgets/icon.tsx';

export function Banners(): ReactNode {
  const { text, number, language } = useWords();
  const speeds = useSpeedTables()?.table ?? defaultSpeedProfile;
  const demonstration = useProject(isDemonstration);
  const about = useBackground(background => background.about);
  const { settings, roadsId, populationId } = useDraft();
  const mapLost = useView(view => view.mapLost);
  const simpleMap = useView(view => view.simpleMap);
  const engineSilent = useView(view => view.engineSilent);
  return (
    <div className="banners">
      {engineSilent && (
        <p className="banner" role="alert">
          <Icon name="warning" />
          <span>{text('banner.engineSilent')}</span>
          <button type="button" className="button" onClick={restartEngine}>
            {text('action.tryAgain')}
          </button>
        </p>
      )}
      {demonstration && (
        <p className="banner" title={about?.note[language]}>
          <Icon name="warning" />
          <span>{text('banner.demonstration')}</span>
        </p>
      )}
      {populationId !== null && settings.travel === 'straight' && (
        <p className="banner">
          <Icon name="warning" />
          <span>
            {text(roadsId === null ? 'banner.straight' : 'banner.straightChosen', {
              detour: number(speeds.detourFactor, 2),
              kmh: number(speeds.straightKmh, 1),
            })}
          </span>
        </p>
      )}
      {simpleMap === 'needed' && (
        <p className="banner">
          <Icon name="warning" />
          <span>{text('banner.noWebgl')}</span>
        </p>
      )}
      {mapLost && (
        <p className="banner" role="alert">
          <Icon name="warning" />
          <span>{text('banner.mapLost')}</span>
          <button type="button" className="button" onClick={() => setView({ mapLost: false, simpleMap: 'chosen' })}>
            {text('banner.simpleMap')}
          </button>
        </p>
      )}
      {simpleMap === 'chosen' && (
        <p className="banner">
          <span>{text('banner.simpleMap')}</span>
          <button type="button" className="button" onClick={() => setView({ simpleMap: 'no' })}>
            {text('banner.mapRestore')}
          </button>
        </p>
      )}
    </div>
  );
}
