// Sentences for friction surfaces: their unit, what can be passed, where they and the terrain lie.

import { nothingDone, projectUnchanged, sentences } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

export const frictionWords: ProblemWords = {
  'friction-unit-unclear': sentences(
    {
      en: 'values from {least} to {most} whose unit is not clear',
      zh: '数值为 {least} 至 {most}，单位无法确定',
    },
    {
      en: 'values that mean 0.2 to 150 km/h in one unit only: minutes per metre, seconds per metre, km/h, or the speeds of AccessMod',
      zh: '数值仅在一种单位下对应 0.2 至 150 km/h：分钟每米、秒每米、km/h 或 AccessMod 速度',
    },
    projectUnchanged,
    {
      en: 'Say the unit with --friction-unit min-per-m, s-per-m, km-per-h or accessmod.',
      zh: '请用 --friction-unit 指定 min-per-m、s-per-m、km-per-h 或 accessmod。',
    },
  ),
  'friction-impassable': sentences(
    { en: '{found} pixels with a number, none of them above 0', zh: '{found} 个像元有数值，但没有一个大于 0' },
    { en: 'cells that can be passed', zh: '应有可通行的像元' },
    projectUnchanged,
    { en: 'Check that the file is the friction surface.', zh: '请确认该文件是通行阻力面。' },
  ),
  'friction-negative': sentences(
    { en: '{count} pixels below 0', zh: '{count} 个像元小于 0' },
    { en: 'values above 0 where there is a way', zh: '可通行处的数值应大于 0' },
    { en: 'They were taken as impassable.', zh: '均视为不可通行。' },
    {
      en: 'If they mean "no data", say so with gdal_edit.py -a_nodata.',
      zh: '若表示无数据，请用 gdal_edit.py -a_nodata 注明。',
    },
  ),
  'friction-speeds': sentences(
    {
      en: 'speeds from {slow} to {fast} km/h when read as {unit}',
      zh: '按 {unit} 读取时速度为 {slow} 至 {fast} km/h',
    },
    { en: '0.2 to 150 km/h in nearly all cells', zh: '绝大多数像元应为 0.2 至 150 km/h' },
    { en: 'The unit was taken as it was given.', zh: '已按给定单位读取。' },
    { en: 'Check the unit.', zh: '请核对单位。' },
  ),
  'friction-scale': sentences(
    {
      en: 'steps that are up to {percent} % longer or shorter at the sides of the raster than in its middle column',
      zh: '栅格两侧的步长与中间列相差最多 {percent} %',
    },
    { en: 'a projection that keeps lengths over the whole raster', zh: '全图长度变形小的投影' },
    { en: 'The lengths of the middle column were used in every row.', zh: '每行均使用中间列的长度。' },
    {
      en: 'Cut out the region, or project the raster to degrees or to a system made for the region.',
      zh: '请裁出所需区域，或转换为经纬度或适合该地区的投影。',
    },
  ),
  'cells-off-surface': sentences(
    {
      en: '{cells} cells, this one the first, farther than {limit} m from every passable cell of the friction surface',
      zh: '共 {cells} 个单元（此为第一个）距通行阻力面的可通行像元超过 {limit} 米',
    },
    { en: 'a passable cell within that distance', zh: '该距离内有可通行像元' },
    {
      en: 'No station reaches these cells; they are unreachable where a time rule applies.',
      zh: '任何站点都无法到达这些单元；有时间要求处计为不可达。',
    },
    {
      en: 'Check that the surface covers the whole area, or raise snap_limit_m.',
      zh: '请确认阻力面覆盖全域，或调大 snap_limit_m。',
    },
  ),
  'station-off-surface': sentences(
    {
      en: 'a place farther than {limit} m from every passable cell of the friction surface',
      zh: '其位置距通行阻力面的可通行像元超过 {limit} 米',
    },
    { en: 'a passable cell within that distance', zh: '该距离内有可通行像元' },
    { en: 'It reaches nobody.', zh: '它到不了任何人。' },
    { en: 'Check its coordinates and the surface around it.', zh: '请检查其坐标和周边的阻力面。' },
  ),
  'elevation-elsewhere': sentences(
    {
      en: 'heights for {percent} % of the passable cells of the friction surface',
      zh: '高程仅覆盖通行阻力面 {percent} % 的可通行像元',
    },
    { en: 'heights for all of them', zh: '应全部覆盖' },
    { en: 'Steps without a known height were taken as level.', zh: '缺少高程处按平地计算。' },
    { en: 'Give elevation that covers the whole surface.', zh: '请提供覆盖整个阻力面的高程。' },
  ),
  'travel-needs-friction': sentences(
    { en: '"friction" without a friction surface', zh: '“friction”，但没有通行阻力面' },
    { en: '"--friction FILE" beside it', zh: '同时给出“--friction FILE”' },
    nothingDone,
    {
      en: 'Add --friction FILE, or use --travel road or straight.',
      zh: '请加上 --friction FILE，或改用 --travel road 或 straight。',
    },
  ),
};
