// Sentences about a file as a whole: its size, its format, its encoding, its coordinate system.

import { nothingLoaded } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

export const fileWords: ProblemWords = {
  'file-empty': {
    en: {
      found: 'a file without content',
      expected: 'a file with at least one record',
      done: nothingLoaded.en,
      todo: 'Check that the file was saved completely.',
    },
    zh: { found: '空文件', expected: '至少有一条记录的文件', done: nothingLoaded.zh, todo: '请确认文件已完整保存。' },
  },
  'file-too-short': {
    en: {
      found: 'a file of {bytes} bytes, too short to be anything',
      expected: 'a file with at least one record',
      done: nothingLoaded.en,
      todo: 'Check that the file was saved or copied completely.',
    },
    zh: {
      found: '文件只有 {bytes} 字节，不足以构成任何内容',
      expected: '至少有一条记录的文件',
      done: nothingLoaded.zh,
      todo: '请确认文件已完整保存或复制。',
    },
  },
  'file-too-large': {
    en: {
      found: '{bytes} bytes',
      expected: 'at most {limit} bytes for a text file (textBytes)',
      done: nothingLoaded.en,
      todo: 'Split the file, or leave out columns that are not needed.',
    },
    zh: {
      found: '{bytes} 字节',
      expected: '文本文件不超过 {limit} 字节（textBytes）',
      done: nothingLoaded.zh,
      todo: '请拆分文件，或去掉不需要的列。',
    },
  },
  'file-binary': {
    en: {
      found: 'bytes that are no text and no format that is known',
      expected: 'CSV, XLSX, GeoJSON, shapefile, KML, GeoPackage, FlatGeobuf or Parquet; for roads also OSM PBF',
      done: nothingLoaded.en,
      todo: 'Open it with the program that wrote it and save the table as CSV, or export the layer as GeoJSON in WGS 84.',
    },
    zh: {
      found: '既不是文本、也不是已知格式的字节',
      expected: 'CSV、XLSX、GeoJSON、shapefile、KML、GeoPackage、FlatGeobuf 或 Parquet；道路还可用 OSM PBF',
      done: nothingLoaded.zh,
      todo: '请用生成它的软件打开，将表格另存为 CSV，或将图层导出为 WGS 84 坐标的 GeoJSON。',
    },
  },
  'format-unsupported': {
    en: {
      found: 'a file of the kind {found}',
      expected: 'CSV, XLSX, GeoJSON, shapefile, KML, GeoPackage, FlatGeobuf or Parquet; for roads also OSM PBF',
      done: nothingLoaded.en,
      todo: 'Save the table as CSV, or export the layer as GeoJSON in WGS 84.',
    },
    zh: {
      found: '{found} 格式的文件',
      expected: 'CSV、XLSX、GeoJSON、shapefile、KML、GeoPackage、FlatGeobuf 或 Parquet；道路还可用 OSM PBF',
      done: nothingLoaded.zh,
      todo: '请将表格另存为 CSV，或将图层导出为 WGS 84 坐标的 GeoJSON。',
    },
  },
  'role-unknown': {
    en: {
      found: 'content that fits none of the roles',
      expected: 'stations, population, areas, roads, speeds or a standard',
      done: nothingLoaded.en,
      todo: 'Choose the role of the file, and check its column names.',
    },
    zh: {
      found: '看不出用途的内容',
      expected: '急救站点、人口、区域、道路、速度或标准之一',
      done: nothingLoaded.zh,
      todo: '请指定该文件的用途，并检查列名。',
    },
  },
  'encoding-ambiguous': {
    en: {
      found: 'text that reads "{found}" as UTF-8 and "{other}" as GB 18030',
      expected: 'an encoding that can be told',
      done: 'Nothing was loaded yet.',
      todo: 'Say which reading is right with --encoding utf-8 or --encoding gb18030.',
    },
    zh: {
      found: '按 UTF-8 读作“{found}”、按 GB 18030 读作“{other}”的文字',
      expected: '能够判定的编码',
      done: '尚未载入任何内容。',
      todo: '请用 --encoding utf-8 或 --encoding gb18030 指明正确的读法。',
    },
  },
  'encoding-doubtful': {
    en: {
      found: 'text that is not UTF-8 and reads "{found}" as GB 18030, "{other}" as {encoding}',
      expected: 'UTF-8 or GB 18030',
      done: 'Nothing was loaded yet.',
      todo: 'Say which reading is right with --encoding gb18030 or --encoding {encoding}, or save the file as UTF-8.',
    },
    zh: {
      found: '不是 UTF-8 的文字，按 GB 18030 读作“{found}”，按 {encoding} 读作“{other}”',
      expected: 'UTF-8 或 GB 18030',
      done: '尚未载入任何内容。',
      todo: '请用 --encoding gb18030 或 --encoding {encoding} 指明正确的读法，或将文件另存为 UTF-8。',
    },
  },
  'encoding-foreign': {
    en: {
      found: 'bytes that are neither UTF-8 nor GB 18030 and read "{found}" as {encoding}',
      expected: 'UTF-8 or GB 18030',
      done: 'Nothing was loaded yet.',
      todo: 'If that reading is right, give --encoding {encoding}; else save the file as UTF-8.',
    },
    zh: {
      found: '既不是 UTF-8 也不是 GB 18030 的字节，按 {encoding} 读作“{found}”',
      expected: 'UTF-8 或 GB 18030',
      done: '尚未载入任何内容。',
      todo: '若该读法正确，请加 --encoding {encoding}；否则请将文件另存为 UTF-8。',
    },
  },
  'encoding-unknown': {
    en: {
      found: 'bytes that are neither UTF-8 nor GB 18030, near "{found}"',
      expected: 'text in UTF-8 or GB 18030',
      done: nothingLoaded.en,
      todo: 'Save the file as UTF-8, or check that it is complete.',
    },
    zh: {
      found: '既不是 UTF-8 也不是 GB 18030 的字节，在“{found}”附近',
      expected: 'UTF-8 或 GB 18030 编码的文字',
      done: nothingLoaded.zh,
      todo: '请将文件另存为 UTF-8，并确认文件完整。',
    },
  },
  'encoding-invalid': {
    en: {
      found: 'bytes that are not {encoding}, near "{found}"',
      expected: 'text wholly in {encoding}',
      done: nothingLoaded.en,
      todo: 'Check that the file is complete, or give another --encoding.',
    },
    zh: {
      found: '不属于 {encoding} 的字节，在“{found}”附近',
      expected: '{encoding} 编码的全文',
      done: nothingLoaded.zh,
      todo: '请确认文件完整，或用 --encoding 指明另一种编码。',
    },
  },
  'crs-unsupported': {
    en: {
      found: 'the coordinate system "{found}"',
      expected: 'a system that is known here, such as EPSG:4326, 4490 or 4547',
      done: nothingLoaded.en,
      todo: 'Give the .prj along with the file, or export it in WGS 84, or name a known system with --crs.',
    },
    zh: {
      found: '坐标系“{found}”',
      expected: '已知的坐标系，如 EPSG:4326、4490、4547',
      done: nothingLoaded.zh,
      todo: '请连同 .prj 提供文件，或以 WGS 84 导出，或用 --crs 指明已知的坐标系。',
    },
  },
  'coordinates-projected': {
    en: {
      found: 'coordinates such as {found} in most records',
      expected: 'degrees: longitude −180…180, latitude −90…90',
      done: nothingLoaded.en,
      todo: 'These look like metres of a map projection: export the file in WGS 84 longitude and latitude.',
    },
    zh: {
      found: '多数记录的坐标形如 {found}',
      expected: '以度为单位：经度 −180…180，纬度 −90…90',
      done: nothingLoaded.zh,
      todo: '这些数值像是投影坐标（米）：请以 WGS 84 经纬度导出。',
    },
  },
  'too-many-records': {
    en: {
      found: 'more records',
      expected: 'at most {limit} records in a file (features)',
      done: nothingLoaded.en,
      todo: 'Split the file, or use larger cells.',
    },
    zh: {
      found: '更多的记录',
      expected: '每个文件不超过 {limit} 条记录（features）',
      done: nothingLoaded.zh,
      todo: '请拆分文件，或使用较大的单元。',
    },
  },
  'too-many-stations': {
    en: {
      found: 'more stations',
      expected: 'at most {limit} stations (stations)',
      done: nothingLoaded.en,
      todo: 'Check that this file holds stations and not population.',
    },
    zh: {
      found: '更多的急救站点',
      expected: '不超过 {limit} 个急救站点（stations）',
      done: nothingLoaded.zh,
      todo: '请确认该文件是急救站点而不是人口数据。',
    },
  },
  'no-records': {
    en: {
      found: 'no record',
      expected: 'at least one record',
      done: nothingLoaded.en,
      todo: 'Check that the export was not empty.',
    },
    zh: { found: '没有记录', expected: '至少一条记录', done: nothingLoaded.zh, todo: '请确认导出的内容不为空。' },
  },
  'nothing-usable': {
    en: {
      found: 'records: {found}, all of them set aside',
      expected: 'at least one record that can be used',
      done: nothingLoaded.en,
      todo: 'The other lines say what is wrong with each record.',
    },
    zh: {
      found: '{found} 条记录，全部暂存未用',
      expected: '至少一条可用的记录',
      done: nothingLoaded.zh,
      todo: '其余各条说明了每条记录的问题。',
    },
  },
};
