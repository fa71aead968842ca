// What the app says where the command line names one of its options: the control that does the same.

import type { Language, Sentence } from './sentence.ts';

type Override = Readonly<Record<Language, Partial<Sentence>>>;

/** A question is answered where it is asked. */
const answered: Override = {
  en: { todo: 'Choose the right reading on the import sheet.' },
  zh: { todo: '请在导入页选择正确的读法。' },
};

const questions = [
  'crs-unknown',
  'crs-misfit',
  'axis-order-unclear',
  'axis-order-far',
  'columns-mixed-systems',
  'crs-shifted',
  'crs-outside-areas',
  'crs-outside-named',
  'roads-shifted',
  'areas-shifted',
  'encoding-ambiguous',
  'encoding-doubtful',
  'encoding-foreign',
  'layer-needed',
  'raster-bands',
  'friction-unit-unclear',
];

const encodingIfWrong: Override = {
  en: { todo: 'Check the names; choose another "Encoding" if they are wrong.' },
  zh: { todo: '请核对名称；如有误请另选“文字编码”。' },
};

const overrides: ReadonlyMap<string, Override> = new Map<string, Override>([
  ...questions.map(code => [code, answered] as const),
  ['cpg-unknown', encodingIfWrong],
  ['cpg-wrong', encodingIfWrong],
  [
    'encoding-invalid',
    {
      en: { todo: 'Check that the file is complete, or choose another "Encoding".' },
      zh: { todo: '请确认文件完整，或另选“文字编码”。' },
    },
  ],
  [
    'encoding-unknown',
    {
      en: { todo: 'If that reading is right, choose it as "Encoding"; else save the file as UTF-8.' },
      zh: { todo: '若该读法正确，请选为“文字编码”；否则请将文件另存为 UTF-8。' },
    },
  ],
  [
    'crs-assumed',
    {
      en: { todo: 'Name another "Coordinate system" where this does not hold.' },
      zh: { todo: '如不符，请另填“坐标系”。' },
    },
  ],
  [
    'crs-far',
    {
      en: {
        todo: 'The numbers would lie among the other files in {likely}: if that is meant, name it as "Coordinate system".',
      },
      zh: { todo: '若坐标系为 {likely}，则与其他文件相邻：如是，请填入“坐标系”。' },
    },
  ],
  [
    'crs-one-likely',
    {
      en: { todo: 'They fit {system}: if that is right, write {value} as "Coordinate system".' },
      zh: { todo: '看来属于 {system}：若是如此，请在“坐标系”中填写 {value}。' },
    },
  ],
  [
    'crs-unsupported',
    {
      en: {
        todo: 'Give the .prj along with the file, or export it in WGS 84, or name a known "Coordinate system".',
      },
      zh: { todo: '请连同 .prj 提供文件，或以 WGS 84 导出，或填写已知的“坐标系”。' },
    },
  ],
  [
    'raster-crs-missing',
    {
      en: { todo: 'Name its "Coordinate system", or give a .prj file of the same name.' },
      zh: { todo: '请填写“坐标系”，或提供同名的 .prj 文件。' },
    },
  ],
  [
    'raster-not-here',
    {
      en: {
        todo: 'Correct the system that the file names, for example with gdal_edit.py, or the "Coordinate system" that was chosen.',
      },
      zh: { todo: '请改正文件所述的坐标系（例如使用 gdal_edit.py），或所填的“坐标系”。' },
    },
  ],
  ['layer-missing', { en: { todo: 'Choose one of them as "Layer".' }, zh: { todo: '请在“图层”中选择其一。' } }],
  [
    'population-missing',
    {
      en: { expected: 'a column with people, such as "population" or "常住人口", or one chosen under "People"' },
      zh: { expected: '人口列，如“常住人口”，或在“人口数”中选定的列' },
    },
  ],
  [
    'population-field-missing',
    {
      en: { expected: 'the column "{field}" that was chosen for "People"' },
      zh: { expected: '“人口数”中选定的列“{field}”' },
    },
  ],
  [
    'repair-refused',
    {
      en: { todo: 'Correct the file, or choose "Repair".' },
      zh: { todo: '请改正文件，或选择“修正”。' },
    },
  ],
  [
    'polygon-at-odds',
    {
      en: { todo: 'Draw it again, or choose "Repair".' },
      zh: { todo: '请重新绘制，或选择“修正”。' },
    },
  ],
  [
    'raster-gathered',
    {
      en: { todo: 'Choose another "Size of the cells", or cut out the region.' },
      zh: { todo: '可另选“网格大小”，或裁出所需区域。' },
    },
  ],
  [
    'census-no-totals',
    {
      en: { todo: 'Give the areas a column of people, or clear "Correct the people to the areas’ census totals".' },
      zh: { todo: '请为区域添加人口列，或取消“按区域的普查总数校正人口”。' },
    },
  ],
  [
    'osm-places-at-ways',
    {
      en: {
        todo: 'Use the file from before "osmium add-locations-to-ways", or keep the untagged nodes when running it.',
      },
      zh: { todo: '请使用执行“osmium add-locations-to-ways”之前的文件，或在执行时保留无标签节点。' },
    },
  ],
  [
    'settlement-unknown',
    {
      en: { todo: 'Complete the data.' },
      zh: { todo: '请补全数据。' },
    },
  ],
  [
    'no-serving-station',
    {
      en: { todo: 'Check the status of the stations, or choose "Count planned stations".' },
      zh: { todo: '请检查站点状态，或选择“计入规划站点”。' },
    },
  ],
]);

/** How repairs are undone; these words stand in many sentences. */
const repairs: Readonly<Record<Language, readonly (readonly [command: string, app: string])[]>> = {
  en: [
    ['can be undone with --no-repair', 'can be undone with "Set aside instead"'],
    ['--no-repair sets it aside instead', '"Set aside instead" leaves it out'],
    ['or leave out --no-repair', 'or choose "Repair"'],
  ],
  zh: [
    ['可用 --no-repair 撤销', '可选“改为暂存”撤销'],
    ['用 --no-repair 则暂存不用', '选“改为暂存”则不用'],
    ['或去掉 --no-repair', '或选择“修正”'],
  ],
};

/** The sentence of a code with the app's controls in place of options. */
export function sentenceInApp(code: string, language: Language, sentence: Sentence): Sentence {
  const own = { ...sentence, ...overrides.get(code)?.[language] };
  const done = repairs[language].reduce((text, [command, app]) => text.replace(command, app), own.done);
  const todo = repairs[language].reduce((text, [command, app]) => text.replace(command, app), own.todo);
  return { ...own, done, todo };
}

/** What an option is called in the app, for the place of a problem; null where it has no control there. */
export function controlOf(option: string, language: Language): string | null {
  const name = [...controls.keys()].find(known => option === known || option.endsWith(`-${known}`));
  return name === undefined ? null : controls.get(name)![language];
}

const controls: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ['crs', { en: 'Coordinate system', zh: '坐标系' }],
  ['axis-order', { en: 'Order of coordinates', zh: '坐标顺序' }],
  ['encoding', { en: 'Encoding', zh: '文字编码' }],
  ['layer', { en: 'Layer', zh: '图层' }],
]);
