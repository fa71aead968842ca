// A station: what it does in this plan, and everything that can be done to it.

import { type ReactNode, useState } from 'react';
import { shippedStandards } from '../../standards/shipped-standards.ts';
import type { Station } from '../../stations/station.ts';
import {
  deleteStation,
  moveStation,
  renameStation,
  setStationStatus,
  setStationTurnout,
} from '../commands/edit-project.ts';
import { abandonMove, finishMove } from '../commands/preview-move.ts';
import { useWords } from '../i18n/words-context.ts';
import { useDraft } from '../state/project-store.ts';
import { useAnswer } from '../state/results-store.ts';
import { setView, useView } from '../state/view-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { NumberField } from '../widgets/number-field.tsx';
import { Facts } from './facts.tsx';

export function StationCard({ stationId }: { readonly stationId: string }): ReactNode {
  const words = useWords();
  const { text } = words;
  const station = useDraft().stations.find(candidate => candidate.stationId === stationId);
  const answer = useAnswer();
  const moving = useView(view => (view.moving?.stationId === stationId ? view.moving.place : null));
  const tool = useView(view => view.tool);
  if (!station) return null;
  const row = answer?.stations.findIndex(candidate => candidate.stationId === stationId) ?? -1;
  const result = answer && row >= 0 ? answer.measures.stations[row] : null;
  const place = moving ?? station;
  return (
    <>
      <p className="card-kind">
        {text('station.heading')} · {text(`status.${station.status}`)}
      </p>
      <NameField key={`${stationId} ${station.name}`} station={station} />
      {result && !result.serving && <p className="hint">{text('station.notServing')}</p>}
      <Facts
        facts={[
          [text('station.host'), station.host],
          [text('station.firstDue'), result ? words.people(result.firstDuePeople) : ''],
          [text('station.inRadius'), result ? words.people(result.peopleInRadius) : ''],
          [text('station.inTime'), result ? words.people(result.peopleInTime) : ''],
          [text('station.vehicles'), station.vehicles === null ? '' : words.number(station.vehicles)],
          [text('station.snap'), result?.snapMillimeters == null ? '' : words.distance(result.snapMillimeters / 1000)],
        ]}
      />
      <TurnoutField station={station} />
      <PlaceFields key={`${place.lon} ${place.lat}`} stationId={stationId} lon={place.lon} lat={place.lat} />
      {tool === 'move-station' ? (
        <div className="actions">
          <p className="hint">{text('map.moveHint')}</p>
          <button type="button" className="button primary" disabled={!moving} onClick={finishMove}>
            {text('station.apply')}
          </button>
          <button type="button" className="button" onClick={abandonMove}>
            {text('action.cancel')}
          </button>
        </div>
      ) : (
        <div className="actions">
          <button
            type="button"
            className="button"
            aria-keyshortcuts="M"
            onClick={() => setView({ tool: 'move-station', table: false, mobileTab: 'map' })}
          >
            <Icon name="move" />
            {text('station.move')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => setStationStatus(stationId, station.status === 'closed' ? 'existing' : 'closed')}
          >
            <Icon name="power" />
            {text(station.status === 'closed' ? 'station.reopen' : 'station.closeIt')}
          </button>
          <button type="button" className="button danger" onClick={() => deleteStation(stationId)}>
            <Icon name="trash" />
            {text('station.delete')}
          </button>
        </div>
      )}
    </>
  );
}

function NameField({ station }: { readonly station: Station }): ReactNode {
  const { text } = useWords();
  const [name, setName] = useState(station.name);
  const accept = (): void => renameStation(station.stationId, name.trim());
  return (
    <input
      className="field name-field"
      aria-label={text('station.name')}
      value={name}
      placeholder={station.stationId}
      onChange={event => setName(event.target.value)}
      onBlur={accept}
      onKeyDown={event => event.key === 'Enter' && accept()}
    />
  );
}

const turnoutRange = { least: 0, most: 3600 };

/** The station's own turnout; empty: as the plan's clock says. */
function TurnoutField({ station }: { readonly station: Station }): ReactNode {
  const { text, number } = useWords();
  const { settings, standardId } = useDraft();
  const general = settings.turnoutSeconds ?? shippedStandards.get(standardId)?.clock.turnoutSeconds ?? null;
  const { stationId, turnoutSeconds } = station;
  const name = text('station.turnout');
  return (
    <NumberField
      {...turnoutRange}
      label={name}
      name={name}
      unit={text('unit.seconds')}
      placeholder={general === null ? text('standard.preTravelAuto') : String(general)}
      empty={{ value: null }}
      value={turnoutSeconds}
      wrongText={typed => text('field.wrong.range', { ...turnoutRange, most: number(turnoutRange.most), typed })}
      onCommit={value => setStationTurnout(stationId, value)}
      reset={
        turnoutSeconds === null
          ? undefined
          : {
              label:
                general === null
                  ? text('field.resetEmpty', { field: name })
                  : text('field.reset', { field: name, value: general }),
              onReset: () => setStationTurnout(stationId, null),
            }
      }
    />
  );
}

function PlaceFields(props: { readonly stationId: string; readonly lon: number; readonly lat: number }): ReactNode {
  const { text } = useWords();
  const [lon, setLon] = useState(props.lon.toFixed(6));
  const [lat, setLat] = useState(props.lat.toFixed(6));
  const [wrong, setWrong] = useState(false);
  const changed = lon !== props.lon.toFixed(6) || lat !== props.lat.toFixed(6);
  return (
    <form
      className="place-fields"
      onSubmit={event => {
        event.preventDefault();
        const place = { lon: Number(lon), lat: Number(lat) };
        const fine = lon.trim() !== '' && lat.trim() !== '' && Math.abs(place.lon) <= 180 && Math.abs(place.lat) <= 90;
        setWrong(!fine);
        if (fine && changed) moveStation(props.stationId, place);
      }}
    >
      <label>
        <span className="label">{text('station.lon')}</span>
        <input className="field" inputMode="decimal" value={lon} onChange={event => setLon(event.target.value)} />
      </label>
      <label>
        <span className="label">{text('station.lat')}</span>
        <input className="field" inputMode="decimal" value={lat} onChange={event => setLat(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={!changed}>
        {text('station.apply')}
      </button>
      {wrong && (
        <p className="wrong" role="alert">
          {text('station.badPosition')}
        </p>
      )}
    </form>
  );
}
