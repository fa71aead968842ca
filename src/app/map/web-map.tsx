// The WebGL map: react-map-gl holds it, paint-map fills it.

import 'maplibre-gl/dist/maplibre-gl.css';
import { type Map as MapLibre, type PaddingOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Map as MapContainer, type MapRef, ScaleControl } from 'react-map-gl/maplibre';
import { useWords } from '../i18n/words-context.ts';
import { offerCamera } from '../state/map-camera.ts';
import { prefersStill, useDark } from '../state/theme.ts';
import { setView, useView } from '../state/view-store.ts';
import { useHomeBounds } from './home-bounds.ts';
import { darkPalette, lightPalette, type MapPalette } from './map-colors.ts';
import { drawMapImages } from './map-images.ts';
import { listenToPointer } from './map-pointer.ts';
import { buildMapStyle } from './map-style.ts';
import { paceFrames } from './pace-frames.ts';
import { paintMap } from './paint-map.ts';
import { offerTiles } from './tile-protocol.ts';

setWorkerUrl(workerUrl);
offerTiles();

const fitPadding = 36;

export function WebMap(): ReactNode {
  const words = useWords();
  const dark = useDark();
  const palette = dark ? darkPalette : lightPalette;
  const [map, setMap] = useState<MapLibre | null>(null);
  const [busy, setBusy] = useState(true);
  const ref = useRef<MapRef>(null);
  const tool = useView(view => view.tool);
  const flyTo = useView(view => view.flyTo);
  const home = useHomeBounds();
  // The style is handed over once; later themes change its paints, so that no source is filled again.
  const style = useMemo(() => buildMapStyle(lightPalette), []);

  useEffect(() => {
    if (!map) return;
    const ends = [paintMap(map), listenToPointer(map), watchContext(map)];
    return () => {
      for (const end of ends) end();
    };
  }, [map]);

  useEffect(() => {
    if (!map) return;
    // Whether the picture is whole: said to people while data is drawn, and to whoever waits for the map.
    const { dataset } = map.getContainer();
    const move = (): void => {
      dataset.idle = 'no';
    };
    const load = (): void => {
      move();
      setBusy(true);
    };
    const rest = (): void => {
      dataset.idle = 'yes';
      setBusy(false);
    };
    move();
    map.on('movestart', move);
    map.on('sourcedataloading', load);
    map.on('idle', rest);
    return () => {
      map.off('movestart', move);
      map.off('sourcedataloading', load);
      map.off('idle', rest);
    };
  }, [map]);

  useEffect(() => {
    if (map) applyPalette(map, palette);
  }, [map, palette]);

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', words.text('map.region'));
  }, [map, words]);

  useEffect(() => {
    if (!map || !home) return;
    const fitAll = (): void => {
      map.fitBounds([...home], { padding: fitPadding, animate: false });
    };
    fitAll();
    return offerCamera({
      center: () => ({ lon: map.getCenter().lng, lat: map.getCenter().lat }),
      zoomBy: steps => map.zoomTo(map.getZoom() + steps, { animate: !prefersStill() }),
      fitAll: () => map.fitBounds([...home], { padding: fitPadding, animate: !prefersStill() }),
    });
  }, [map, home]);

  useEffect(() => {
    if (!map || !flyTo) return;
    map.fitBounds([...flyTo.bounds], {
      padding: freePadding(map),
      maxZoom: 12.5,
      animate: !prefersStill(),
      duration: 600,
    });
  }, [map, flyTo]);

  return (
    <MapContainer
      ref={made => {
        ref.current = made;
        const bare = made?.getMap() as unknown as MapLibre | undefined;
        return bare && paceFrames(bare);
      }}
      mapStyle={style}
      initialViewState={{ longitude: 112.2, latitude: 31, zoom: 7 }}
      attributionControl={false}
      dragRotate={false}
      pitchWithRotate={false}
      touchPitch={false}
      maxPitch={0}
      renderWorldCopies={false}
      cursor={tool === 'select' ? '' : 'crosshair'}
      onError={({ target, error }) => {
        // Without a map behind it the error is that none could be made: no WebGL here.
        if (target) console.error(error);
        else setView({ simpleMap: 'needed' });
      }}
      onLoad={() => {
        const loaded = ref.current?.getMap() as unknown as MapLibre | undefined;
        if (!loaded) return;
        loaded.touchZoomRotate.disableRotation();
        loaded.keyboard.disableRotation();
        applyImages(loaded, lightPalette);
        setMap(loaded);
      }}
    >
      <ScaleControl position="bottom-left" unit="metric" maxWidth={110} />
      {busy && <p className="map-busy">{words.text('map.drawing')}</p>}
    </MapContainer>
  );
}

/** What is shown lies beside the card of an explanation, not under it. */
function freePadding(map: MapLibre): PaddingOptions {
  const room = map.getContainer().getBoundingClientRect();
  const card = document.querySelector('.card.wide')?.getBoundingClientRect();
  const around = { top: 90, right: 90, bottom: 90, left: 90 };
  if (!card) return around;
  const [beside, below] = [room.right - card.left, room.bottom - card.top];
  // On a narrow screen the card is a sheet at the bottom.
  if (card.width >= room.width - 2)
    return { top: 130, right: 40, bottom: Math.min(below + 20, room.height - 180), left: 40 };
  return { ...around, right: Math.min(beside + 40, room.width - 160), left: 60 };
}

function applyImages(map: MapLibre, palette: MapPalette): void {
  for (const { id, image, pixelRatio } of drawMapImages(palette)) {
    if (map.hasImage(id)) map.updateImage(id, image);
    else map.addImage(id, image, { pixelRatio });
  }
}

/** Takes every colour of the style for this palette over into the map. */
function applyPalette(map: MapLibre, palette: MapPalette): void {
  applyImages(map, palette);
  for (const layer of buildMapStyle(palette).layers) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      if (/color/.test(name)) map.setPaintProperty(layer.id, name as 'fill-color', value as string);
    }
  }
}

/** A lost graphics context is said and offered to be restored; the numbers do not depend on it. */
function watchContext(map: MapLibre): () => void {
  const lost = (): void => setView({ mapLost: true });
  const restored = (): void => setView({ mapLost: false });
  map.on('webglcontextlost', lost);
  map.on('webglcontextrestored', restored);
  return () => {
    map.off('webglcontextlost', lost);
    map.off('webglcontextrestored', restored);
  };
}
