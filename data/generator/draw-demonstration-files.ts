// The files of the demonstration city as text: the same facts and seed give the same bytes.

import { columnCount, cornerTick, tickOf } from './cell-grid.ts';
import type { DemonstrationFacts, Seat } from './demonstration-facts.ts';
import { dissolveCells } from './dissolve-cells.ts';
import { type DrawnCell, drawPeople, drawUrbanPeople } from './draw-people.ts';
import { drawRoads } from './draw-roads.ts';
import { drawTerritories, type Territories } from './draw-territories.ts';
import { drawVillages } from './draw-villages.ts';
import { collectionText, featureText, lineText, pointText, polygonText } from './geojson-text.ts';
import { riverBand, riverLine } from './han-river.ts';
import { type DrawnStation, healthCentreOf, listStations, placeSource } from './list-stations.ts';
import { reportingAreas } from './reporting-areas.ts';
import type { RoadLine } from './road-line.ts';
import { seed } from './seeded-noise.ts';
import { reservoirs, shoreOf } from './terrain.ts';
import { splitTownPeople } from './town-people.ts';

/** Draws the city; file name → text. */
export function drawDemonstration(facts: DemonstrationFacts): ReadonlyMap<string, string> {
  const territories = drawTerritories(facts);
  const { seats } = territories;
  const townPeople = splitTownPeople(facts, seats);
  const urban = drawUrbanPeople(facts, territories, townPeople.centres);
  const villages = drawVillages(facts, territories, urban);
  const land = drawPeople(territories, townPeople, urban, villages);
  const cells = land.filter(cell => cell.people > 0);
  const stations = listStations(facts, seats);
  const premises = [...stations.map(station => station.place), ...facts.hospitals];
  const roads = drawRoads(seats, urban, premises, cells);
  return new Map([
    ['population.geojson', populationText(cells)],
    ['areas.geojson', areasText(facts, territories)],
    ['stations.geojson', stationsText(stations)],
    ['candidates.geojson', candidatesText(seats)],
    ['hospitals.geojson', hospitalsText(facts)],
    ['roads.geojson', roadsText(roads)],
    ['water.geojson', waterText()],
    ['places.geojson', placesText(facts, seats)],
    ['about.json', aboutText(facts, cells, stations)],
  ]);
}

function populationText(cells: readonly DrawnCell[]): string {
  return collectionText(
    cells.map(({ cell, people, settlement, county }) => {
      const column = cell % columnCount;
      const row = (cell - column) / columnCount;
      const sw = cornerTick(column, row);
      const se = cornerTick(column + 1, row);
      const ne = cornerTick(column + 1, row + 1);
      const nw = cornerTick(column, row + 1);
      const id = `r${String(row).padStart(3, '0')}c${String(column).padStart(3, '0')}`;
      return featureText(id, { population: people, settlement, county }, polygonText([[[sw, se, ne, nw, sw]]]));
    }),
  );
}

function areasText(facts: DemonstrationFacts, territories: Territories): string {
  const areas = reportingAreas(facts);
  const areaOfSeat = territories.seats.map(seat => areas.findIndex(area => area.holds(seat)));
  const labels = territories.seatOfCell.map(seat => (seat < 0 ? -1 : areaOfSeat[seat]));
  return collectionText(
    areas.map((area, i) => {
      const properties = {
        name: area.name,
        name_en: area.nameEn,
        county_code: area.countyCode,
        central_city: area.centralCity,
        ...(area.areaKm2 === null ? {} : { area_km2: area.areaKm2 }),
        ...(area.note === '' ? {} : { note: area.note }),
      };
      return featureText(`area-${i + 1}`, properties, polygonText(dissolveCells(labels, i)));
    }),
  );
}

function stationsText(stations: readonly DrawnStation[]): string {
  return collectionText(
    stations.map(station =>
      featureText(
        station.id,
        {
          name: station.name,
          name_en: station.nameEn,
          host: station.host,
          kind: station.kind,
          status: station.status,
          vehicles: station.vehicles,
          negative_pressure_vehicles: station.negativePressureVehicles,
          source: station.source,
        },
        pointText(station.place),
      ),
    ),
  );
}

function candidatesText(seats: readonly Seat[]): string {
  return collectionText(
    seats
      .filter(seat => seat.kind !== 'office')
      .map(seat => {
        const { name, nameEn } = healthCentreOf(seat);
        const properties = { name, name_en: nameEn, status: 'candidate', source: placeSource(seat) };
        return featureText(`candidate-${seat.code}`, properties, pointText(seat));
      }),
  );
}

function hospitalsText(facts: DemonstrationFacts): string {
  return collectionText(
    facts.hospitals.map((hospital, i) =>
      featureText(
        `hospital-${i + 1}`,
        {
          name: hospital.name,
          name_en: hospital.nameEn,
          source: 'approximate',
          uncertainty_km: hospital.uncertaintyKm,
        },
        pointText(hospital),
      ),
    ),
  );
}

const roadNamesEn: Readonly<Record<string, string>> = {
  国道207: 'National Road 207',
  国道234: 'National Road 234',
  国道347: 'National Road 347',
  国道348: 'National Road 348',
  江沙公路: 'Jiangsha Road',
  荆门环城公路: 'Jingmen Ring Road',
  二广高速: 'Erguang Expressway',
  沪蓉高速: 'Hurong Expressway',
  枣潜高速: 'Zaoqian Expressway',
  武荆高速汉江大桥: 'Wujing Expressway Han River Bridge',
  钟祥汉江大桥: 'Zhongxiang Han River Bridge',
  马良汉江大桥: 'Maliang Han River Bridge',
  沙洋汉江大桥: 'Shayang Han River Bridge',
};

function roadsText(roads: readonly RoadLine[]): string {
  return collectionText(
    roads.map((road, i) =>
      featureText(
        `w${i + 1}`,
        {
          highway: road.highway,
          ...(road.name === '' ? {} : { name: road.name, name_en: roadNamesEn[road.name] }),
          ...(road.ref === '' ? {} : { ref: road.ref }),
          ...(road.highway.startsWith('motorway') ? { oneway: 'no' } : {}),
          ...(road.bridge ? { bridge: 'yes' } : {}),
        },
        lineText(road.ticks),
      ),
    ),
  );
}

function waterText(): string {
  const han = { name: '汉江', name_en: 'Han River' };
  return collectionText([
    featureText('han-course', { ...han, kind: 'river' }, lineText(riverLine().map(tickOf))),
    featureText('han-water', { ...han, kind: 'river-water' }, polygonText([[riverBand().map(tickOf)]])),
    ...reservoirs.map((reservoir, i) =>
      featureText(
        `reservoir-${i + 1}`,
        { name: reservoir.name, name_en: reservoir.nameEn, kind: 'reservoir' },
        polygonText([[shoreOf(reservoir).map(tickOf)]]),
      ),
    ),
  ]);
}

function placesText(facts: DemonstrationFacts, seats: readonly Seat[]): string {
  return collectionText([
    ...facts.counties.map(county =>
      featureText(`place-${county.code}`, { name: county.name, name_en: county.nameEn, rank: 1 }, pointText(county)),
    ),
    ...seats.map(seat =>
      featureText(
        `place-${seat.code}`,
        { name: seat.name, name_en: seat.nameEn, rank: seat.kind === 'subdistrict' ? 2 : 3 },
        pointText(seat),
      ),
    ),
  ]);
}

function aboutText(facts: DemonstrationFacts, cells: readonly DrawnCell[], stations: readonly DrawnStation[]): string {
  const peopleOf = (settlement: string): number =>
    cells.reduce((sum, cell) => sum + (cell.settlement === settlement ? cell.people : 0), 0);
  const about = {
    title: { en: `${facts.city.nameEn} demonstration`, zh: `${facts.city.name}（演示数据）` },
    note: {
      en: 'A demonstration, not survey data: county totals are of the 2020 census, seats are where public lists put them; boundaries, cells, roads, water and the state of the stations are drawn. Do not plan with it.',
      zh: '演示数据，不是测绘成果：县级人口合计取自2020年人口普查，乡镇驻地取自公开名录；界线、人口格网、道路、水系和站点现状均为绘制。不得用于实际规划。',
    },
    generated_by: 'data/generator/draw-demonstration.ts',
    seed,
    totals: {
      people: cells.reduce((sum, cell) => sum + cell.people, 0),
      urban_people: peopleOf('urban'),
      rural_people: peopleOf('rural'),
      remote_people: peopleOf('remote'),
      cells: cells.length,
      existing_stations: stations.filter(station => station.status === 'existing').length,
      planned_stations: stations.filter(station => station.status === 'planned').length,
    },
  };
  return `${JSON.stringify(about, null, 2)}\n`;
}
