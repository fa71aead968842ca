// The colours of the map in both themes. Ramps keep their steps apart for colour-blind eyes and on a grey copier.

export const gapRamp = ['#FFF3C4', '#FEC44F', '#EC7014', '#B33A04', '#662506'] as const;
export const minuteRamp = ['#FDE737', '#C8B866', '#958F78', '#666970', '#35456C', '#00224E'] as const;
export const peopleRamp = ['#E1ECF7', '#B4D0EA', '#7BABD7', '#3F7FBD', '#17497F'] as const;
export const zoneColors = ['#4477AA', '#EE6677', '#228833', '#CCBB44', '#66CCEE', '#AA3377'] as const;

export interface MapPalette {
  readonly background: string;
  readonly area: string;
  readonly areaLine: string;
  readonly water: string;
  readonly waterText: string;
  readonly road: string;
  readonly roadMajor: string;
  readonly roadCasing: string;
  readonly text: string;
  readonly textFaint: string;
  readonly halo: string;
  readonly covered: string;
  readonly outside: string;
  readonly radius: string;
  readonly time: string;
  readonly gapLine: string;
  readonly gapBadge: string;
  readonly hatch: string;
  readonly station: string;
  readonly stationInk: string;
  readonly closed: string;
  readonly selected: string;
  /** Roads and areas that are closed, those that are slow, and the line under either. */
  readonly roadClosed: string;
  readonly roadSlow: string;
  readonly conditionHalo: string;
  readonly route: string;
}

export const lightPalette: MapPalette = {
  background: '#EEF1F4',
  area: '#FBFBF9',
  areaLine: '#5B6472',
  water: '#C5DCEC',
  waterText: '#3B6E93',
  road: '#C9CED6',
  roadMajor: '#B9A98C',
  roadCasing: '#FFFFFF',
  text: '#1F2937',
  textFaint: '#5B6472',
  halo: '#FFFFFF',
  covered: '#CFE0EE',
  outside: '#D5D8DD',
  radius: '#1F4E8C',
  time: '#7A2E8E',
  gapLine: '#4B5563',
  gapBadge: '#B33A04',
  hatch: 'rgba(60, 22, 0, 0.62)',
  station: '#0B5CAD',
  stationInk: '#FFFFFF',
  closed: '#6B7280',
  selected: '#111827',
  roadClosed: '#3B0A18',
  roadSlow: '#8A4B00',
  conditionHalo: '#FFFFFF',
  route: '#0B5CAD',
};

export const darkPalette: MapPalette = {
  background: '#0D131E',
  area: '#161F2D',
  areaLine: '#93A0B5',
  water: '#20405C',
  waterText: '#8FBBDD',
  road: '#364255',
  roadMajor: '#5F5B4D',
  roadCasing: '#161F2D',
  text: '#E5E7EB',
  textFaint: '#A7B0BF',
  halo: '#0D131E',
  covered: '#24405A',
  outside: '#2C3442',
  radius: '#8FC2FF',
  time: '#E0A3F0',
  gapLine: '#D9C7A8',
  gapBadge: '#F0894C',
  hatch: 'rgba(40, 14, 0, 0.72)',
  station: '#6BB1FF',
  stationInk: '#0D131E',
  closed: '#9CA3AF',
  selected: '#FFFFFF',
  roadClosed: '#FFD7DF',
  roadSlow: '#FFC46B',
  conditionHalo: '#0D131E',
  route: '#6BB1FF',
};
