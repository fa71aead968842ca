// From a problem to what a person reads: found · expected · done · what to do, in each language.

import type { InputRole, Place, Problem } from '../vocabulary/problem.ts';
import { decimalText } from './numbers.ts';
import type { Language, Sentence } from './sentence.ts';
import { longestName, visibleText } from './visible-text.ts';
import { archiveWords } from './words-archive.ts';
import { cellWords } from './words-cell.ts';
import { columnFormatWords } from './words-column-formats.ts';
import { commandWords } from './words-command.ts';
import { conditionWords } from './words-conditions.ts';
import { coordinateWords } from './words-coordinates.ts';
import { fileWords } from './words-file.ts';
import { formatWords } from './words-formats.ts';
import { frictionWords } from './words-friction.ts';
import { geometryWords } from './words-geometry.ts';
import { controlOf, sentenceInApp } from './words-in-app.ts';
import { jsonWords } from './words-json.ts';
import { kmlWords } from './words-kml.ts';
import { osmWords } from './words-osm.ts';
import { outputWords } from './words-output.ts';
import { planWords } from './words-plan.ts';
import { rasterWords } from './words-raster.ts';
import { recordWords } from './words-record.ts';
import { runWords } from './words-runs.ts';
import { shapefileWords } from './words-shapefile.ts';
import { shiftedWords } from './words-shifted.ts';
import { tableWords } from './words-table.ts';
import { workbookWords } from './words-workbook.ts';

/** All sentences, by code. */
export const problemWords: ReadonlyMap<string, Readonly<Record<Language, Sentence>>> = new Map(
  [
    archiveWords,
    fileWords,
    jsonWords,
    tableWords,
    cellWords,
    workbookWords,
    recordWords,
    rasterWords,
    frictionWords,
    columnFormatWords,
    formatWords,
    kmlWords,
    shapefileWords,
    geometryWords,
    coordinateWords,
    shiftedWords,
    osmWords,
    planWords,
    conditionWords,
    runWords,
    commandWords,
    outputWords,
  ].flatMap(words => Object.entries(words)),
);

/** A problem as one record of JSON lines; what does not apply is null. */
export interface ProblemRecord {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly file: string | null;
  readonly line: number | null;
  readonly row: number | null;
  readonly feature: number | null;
  readonly id: string | null;
  readonly column: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly byte: number | null;
  readonly option: string | null;
  readonly found: string;
  readonly expected: string;
  readonly done: string;
  readonly todo: string;
}

/** Where a sentence is read: the command line has options, the app controls. */
export type Surface = 'command' | 'app';

/** One line: `stations.csv, line 17, column "lon": found …; expected …. What was done. What to do. [code]`. */
export function formatProblem(problem: Problem, language: Language, surface: Surface = 'command'): string {
  const { found, expected, done, todo } = sentenceOf(problem, language, surface);
  const place = placeText(problem.where, language, surface);
  const code = `[${problem.code}]`;
  return language === 'en'
    ? `${place}${place === '' ? 'Found' : ': found'} ${found}; expected ${expected}. ${done} ${todo} ${code}`
    : `${place}${place === '' ? '' : '：'}发现${spaced(found)}；应为${spaced(expected)}。${done}${todo}${code}`;
}

/** Latin letters and digits stand off from Chinese. */
function spaced(text: string): string {
  return /^[!-~−≥]/.test(text) ? ` ${text}` : text;
}

/** The same as a plain object, for JSON lines. */
export function problemRecord(problem: Problem, language: Language, surface: Surface = 'command'): ProblemRecord {
  const { file, line, row, feature, id, column, sheet, cell, byte, option } = problem.where;
  return {
    code: problem.code,
    severity: problem.severity,
    file: file === undefined ? null : visibleText(file, longestName),
    line: line ?? null,
    row: row ?? null,
    feature: feature ?? null,
    id: id === undefined ? null : visibleText(id, longestName),
    column: column === undefined ? null : visibleText(column, longestFound),
    sheet: sheet === undefined ? null : visibleText(sheet, longestName),
    cell: cell ?? null,
    byte: byte ?? null,
    option: option ?? null,
    ...sentenceOf(problem, language, surface),
  };
}

const longestFound = 60;

function sentenceOf({ code, ...problem }: Problem, language: Language, surface: Surface): Sentence {
  const sentence = problemWords.get(code)?.[language] ?? unknownFault[language];
  const { found, expected, done, todo } = surface === 'app' ? sentenceInApp(code, language, sentence) : sentence;
  const fill = (template: string): string => filled(template, problem.params);
  return { found: fill(found), expected: fill(expected), done: fill(done), todo: fill(todo) };
}

/** For a code without words; a test sees to it that there is none. */
const unknownFault: Readonly<Record<Language, Sentence>> = {
  en: {
    found: 'something this program has no words for',
    expected: 'a file that follows the documented format',
    done: 'What was done follows from the code.',
    todo: 'Please report the code.',
  },
  zh: {
    found: '程序尚无法描述的问题',
    expected: '符合说明的文件',
    done: '处理方式见代码。',
    todo: '请反馈该代码。',
  },
};

function filled(template: string, params: Problem['params']): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return '…';
    return typeof value === 'number' ? numberText(value) : visibleText(value, longestFound);
  });
}

/** Whole numbers from 10,000 in groups of three. */
function numberText(value: number): string {
  const text = decimalText(value);
  return Number.isSafeInteger(value) && Math.abs(value) >= 10_000 ? text.replace(/\B(?=(\d{3})+$)/g, ',') : text;
}

/** What an input is called where it has no file, such as stations placed by hand. */
const inputNames: Readonly<Record<InputRole, Readonly<Record<Language, string>>>> = {
  stations: { en: 'stations', zh: '急救站点' },
  population: { en: 'population', zh: '人口' },
  areas: { en: 'areas', zh: '区域' },
  roads: { en: 'roads', zh: '道路' },
  speeds: { en: 'speeds', zh: '速度' },
  conditions: { en: 'road conditions', zh: '道路状况' },
  standard: { en: 'standard', zh: '标准' },
  friction: { en: 'friction', zh: '阻力面' },
  elevation: { en: 'elevation', zh: '高程' },
};

/** What one record of an input is called before its id. */
const recordNames: typeof inputNames = {
  stations: { en: 'station', zh: '站点' },
  population: { en: 'cell', zh: '单元' },
  areas: { en: 'area', zh: '区域' },
  roads: { en: 'way', zh: '道路' },
  speeds: { en: 'road class', zh: '道路等级' },
  conditions: { en: 'condition', zh: '状况' },
  standard: { en: 'rule', zh: '条款' },
  friction: { en: 'pixel', zh: '像元' },
  elevation: { en: 'pixel', zh: '像元' },
};

function placeText(where: Place, language: Language, surface: Surface): string {
  const isEnglish = language === 'en';
  const parts: string[] = [];
  if (where.file !== undefined) parts.push(visibleText(where.file, longestName));
  else if (where.role !== undefined && where.id === undefined) parts.push(inputNames[where.role][language]);
  if (where.sheet !== undefined) {
    const sheet = visibleText(where.sheet, longestFound);
    parts.push(isEnglish ? `sheet "${sheet}"` : `“${sheet}”表`);
  }
  if (where.cell !== undefined) parts.push(isEnglish ? `cell ${where.cell}` : `单元格 ${where.cell}`);
  if (where.line !== undefined) parts.push(isEnglish ? `line ${where.line}` : `第 ${where.line} 行`);
  else if (where.row !== undefined) parts.push(isEnglish ? `row ${where.row}` : `第 ${where.row} 条`);
  if (where.feature !== undefined) parts.push(isEnglish ? `feature ${where.feature}` : `第 ${where.feature} 个要素`);
  if (where.role !== undefined && where.id !== undefined) {
    const record = recordNames[where.role][language];
    const id = visibleText(where.id, longestFound);
    parts.push(isEnglish ? `${record} "${id}"` : `${record}“${id}”`);
  }
  if (where.byte !== undefined) parts.push(isEnglish ? `byte ${where.byte}` : `第 ${where.byte} 字节`);
  if (where.column !== undefined) {
    const column = visibleText(where.column, longestFound);
    parts.push(isEnglish ? `column "${column}"` : `“${column}”列`);
  }
  if (where.option !== undefined) {
    const control = surface === 'app' ? controlOf(where.option, language) : null;
    if (control !== null) parts.push(isEnglish ? `"${control}"` : `“${control}”`);
    if (surface === 'command') parts.push(isEnglish ? `option --${where.option}` : `选项 --${where.option}`);
  }
  return parts.join(isEnglish ? ', ' : '，');
}
