// Sentences for OpenStreetMap files (PBF).

import { damage, projectUnchanged } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

export const osmWords: ProblemWords = {
  'osm-pbf-not-pbf': {
    en: {
      found: 'a file that begins with the bytes {firstBytes}',
      expected: 'an OpenStreetMap file in PBF format, which begins with a block named "OSMHeader"',
      done: projectUnchanged.en,
      todo: 'Choose an .osm.pbf file. A file in .osm XML or .osm.bz2 can be converted with "osmium cat".',
    },
    zh: {
      found: '文件开头的字节为 {firstBytes}',
      expected: '以“OSMHeader”数据块开头的 OpenStreetMap PBF 文件',
      done: projectUnchanged.zh,
      todo: '请选择 .osm.pbf 文件。.osm（XML）或 .osm.bz2 文件可用“osmium cat”转换。',
    },
  },
  'osm-pbf-truncated': {
    en: {
      found: 'a file of {size} bytes that ends in the middle of a block: at least {missing} more bytes belong to it',
      expected: 'a file that ends where a block ends',
      done: projectUnchanged.en,
      todo: 'The download probably broke off. Download the file again and compare its size.',
    },
    zh: {
      found: '文件共 {size} 字节，在数据块中间结束，至少还缺 {missing} 字节',
      expected: '在数据块末尾结束的文件',
      done: projectUnchanged.zh,
      todo: '可能是下载中断。请重新下载，并核对文件大小。',
    },
  },
  'osm-pbf-blob-size': damage(
    { en: 'a block that claims {bytes} bytes', zh: '数据块声明的长度为 {bytes} 字节' },
    {
      en: 'between 1 and {limit} bytes, the limit of the format',
      zh: '1 至 {limit} 字节（格式规定的上限）',
    },
  ),
  'osm-pbf-field': damage(
    {
      en: 'a field that is missing, given twice or of the wrong kind, {at} bytes into the block',
      zh: '数据块内第 {at} 字节处的字段缺失、重复或类型不符',
    },
    { en: 'the fields of the OSM PBF format', zh: 'OSM PBF 格式规定的字段' },
  ),
  'osm-pbf-length': damage(
    {
      en: 'a piece of data that runs past the end of what holds it, {at} bytes into the block',
      zh: '数据块内第 {at} 字节处的内容超出其所在部分的末尾',
    },
    { en: 'lengths that fit into each other', zh: '相互吻合的各级长度' },
  ),
  'osm-pbf-number': damage(
    {
      en: 'a number that is not valid or beyond ±2^53, {at} bytes into the block',
      zh: '数据块内第 {at} 字节处的数值无效，或超出 ±2^53',
    },
    { en: 'whole numbers up to ±2^53 (ids, places)', zh: '±2^53 以内的整数（编号、坐标）' },
  ),
  'osm-pbf-count': damage(
    {
      en: 'lists that belong together but differ in length, {at} bytes into the block',
      zh: '数据块内第 {at} 字节处，应一一对应的列表长度不同',
    },
    {
      en: 'as many values as keys, and as many latitudes and longitudes as nodes',
      zh: '数量相同的键与值，以及与节点数量相同的经纬度',
    },
  ),
  'osm-pbf-text-index': damage(
    {
      en: 'a reference to a text that the block does not have, {at} bytes into the block',
      zh: '数据块内第 {at} 字节处引用了该块中不存在的文本',
    },
    { en: 'references to texts of the same block', zh: '对同一数据块内文本的引用' },
  ),
  'osm-pbf-zlib': damage(
    {
      en: 'a packed block that is damaged or does not unpack to the {declared} bytes it declares',
      zh: '压缩数据块已损坏，或解压后与其声明的 {declared} 字节不符',
    },
    {
      en: 'a zlib stream of the declared size whose check sum holds',
      zh: '大小与声明一致、校验和正确的 zlib 数据',
    },
  ),
  'osm-pbf-raw-size': damage(
    {
      en: 'a block that declares {declared} bytes, which its content cannot hold',
      zh: '数据块声明的大小为 {declared} 字节，与其内容不符',
    },
    { en: 'the size of the content', zh: '与内容一致的大小' },
  ),
  'osm-pbf-compression': {
    en: {
      found: 'blocks packed with {compression}',
      expected: 'blocks packed with zlib, or not packed',
      done: projectUnchanged.en,
      todo: 'Convert the file, for example with "osmium cat in.osm.pbf -o out.osm.pbf -f pbf,pbf_compression=zlib".',
    },
    zh: {
      found: '数据块采用 {compression} 压缩',
      expected: '采用 zlib 压缩或不压缩的数据块',
      done: projectUnchanged.zh,
      todo: '请转换该文件，例如“osmium cat in.osm.pbf -o out.osm.pbf -f pbf,pbf_compression=zlib”。',
    },
  },
  'osm-pbf-feature': {
    en: {
      found: 'a file that can be read only by programs that know "{feature}"',
      expected: 'OsmSchema-V0.6, DenseNodes or HistoricalInformation',
      done: projectUnchanged.en,
      todo: 'Export the roads again as an ordinary OSM PBF file.',
    },
    zh: {
      found: '该文件要求读取程序支持“{feature}”',
      expected: 'OsmSchema-V0.6、DenseNodes 或 HistoricalInformation',
      done: projectUnchanged.zh,
      todo: '请将道路重新导出为普通的 OSM PBF 文件。',
    },
  },
  'osm-pbf-bomb': {
    en: {
      found: 'a file of {size} bytes that unpacks to more than {limitBytes} bytes',
      expected: 'at most 200 times the size of the file and 64 MiB',
      done: `Reading stopped. ${projectUnchanged.en}`,
      todo: 'Check where the file comes from. Map extracts unpack to two to ten times their size.',
    },
    zh: {
      found: '文件大小为 {size} 字节，解压后超过 {limitBytes} 字节',
      expected: '不超过文件大小的 200 倍加 64 MiB',
      done: `已停止读取。${projectUnchanged.zh}`,
      todo: '请核实文件来源。正常的地图数据解压后约为原大小的 2 至 10 倍。',
    },
  },
  'osm-too-many-ways': {
    en: {
      found: 'more roads than a file of this size can hold',
      expected: 'at most {wayLimit} roads with {refLimit} points',
      done: `Reading stopped. ${projectUnchanged.en}`,
      todo: 'Check where the file comes from, or cut it to the area of interest.',
    },
    zh: {
      found: '道路数量超出此大小的文件所能容纳的范围',
      expected: '不超过 {wayLimit} 条道路、{refLimit} 个路点',
      done: `已停止读取。${projectUnchanged.zh}`,
      todo: '请核实文件来源，或将其裁剪到所需范围。',
    },
  },
  'osm-no-roads': {
    en: {
      found: 'no road and no ferry among {wayCount} ways',
      expected: 'ways with the tag "highway", or with "route=ferry"',
      done: projectUnchanged.en,
      todo: 'Choose an extract that contains roads.',
    },
    zh: {
      found: '{wayCount} 条线要素中没有道路，也没有轮渡航线',
      expected: '带有“highway”标签或“route=ferry”的线要素',
      done: projectUnchanged.zh,
      todo: '请选择包含道路的数据。',
    },
  },
  'osm-no-places': {
    en: {
      found: '{wayCount} roads, but not one of the nodes they run through',
      expected: 'the nodes of the roads, with their coordinates, in the same file',
      done: projectUnchanged.en,
      todo: 'Export ways and nodes together, for example with "osmium tags-filter", which adds the nodes.',
    },
    zh: {
      found: '有 {wayCount} 条道路，但没有道路经过的任何节点',
      expected: '与道路同在一个文件中的节点及其坐标',
      done: projectUnchanged.zh,
      todo: '请将道路与节点一并导出，例如使用会自动补入节点的“osmium tags-filter”。',
    },
  },
  'osm-places-at-ways': {
    en: {
      found: 'coordinates stored with the roads, and {count} of their nodes left out',
      expected: 'coordinates stored with the nodes',
      done: projectUnchanged.en,
      todo: 'Use the file from before "osmium add-locations-to-ways", or run that with --keep-untagged-nodes.',
    },
    zh: {
      found: '坐标保存在道路中，道路的 {count} 个节点未包含在文件内',
      expected: '保存在节点中的坐标',
      done: projectUnchanged.zh,
      todo: '请使用执行“osmium add-locations-to-ways”之前的文件，或在执行时加上 --keep-untagged-nodes。',
    },
  },
  'osm-pbf-blob-type': {
    en: {
      found: '{count} blocks of an unknown kind, the first named "{type}"',
      expected: 'blocks named "OSMHeader" or "OSMData"',
      done: 'These blocks were set aside; all others were read.',
      todo: 'If roads are missing, download or export the file again.',
    },
    zh: {
      found: '{count} 个未知类型的数据块，第一个名为“{type}”',
      expected: '名为“OSMHeader”或“OSMData”的数据块',
      done: '这些数据块暂存未用，其余均已读取。',
      todo: '如发现缺少道路，请重新下载或重新导出该文件。',
    },
  },
  'osm-place-outside': {
    en: {
      found: '{count} road nodes with a place off the globe, the first is node {nodeId}',
      expected: 'longitudes within ±180° and latitudes within ±90°',
      done: 'These nodes were set aside; roads are interrupted there.',
      todo: 'Check the export if roads in your area are affected.',
    },
    zh: {
      found: '{count} 个道路节点的坐标超出地球范围，第一个为节点 {nodeId}',
      expected: '±180° 以内的经度和 ±90° 以内的纬度',
      done: '这些节点暂存未用，道路在该处中断。',
      todo: '如影响所关注区域的道路，请检查导出过程。',
    },
  },
  'osm-way-repeated': {
    en: {
      found: '{count} way ids that occur more than once, the lowest is {wayId}',
      expected: 'each way once',
      done: 'Of each, the last in the file is used.',
      todo: 'If the file was joined from several, join them with "osmium merge".',
    },
    zh: {
      found: '{count} 个道路编号重复出现，其中最小的为 {wayId}',
      expected: '不重复的道路编号',
      done: '每个编号取文件中最后一条。',
      todo: '如文件由多个文件拼接而成，请改用“osmium merge”合并。',
    },
  },
  'osm-node-repeated': {
    en: {
      found: '{count} road nodes given again at another place, the first is node {nodeId}',
      expected: 'one place for each node',
      done: 'Of each, the last place in the file is used.',
      todo: 'If the file was joined from several of different dates, join extracts of one date.',
    },
    zh: {
      found: '{count} 个道路节点重复出现且位置不同，第一个为节点 {nodeId}',
      expected: '每个节点一个位置',
      done: '每个节点取文件中最后给出的位置。',
      todo: '如文件由不同日期的数据拼接而成，请改用同一日期的数据。',
    },
  },
  'osm-nodes-missing': {
    en: {
      found: '{count} road nodes that the file does not contain, the lowest is node {nodeId}',
      expected: 'all nodes of every road',
      done: 'Roads are interrupted at these nodes.',
      todo: 'This is usual at the edge of an extract. Inside your area, export again with complete ways.',
    },
    zh: {
      found: '文件缺少 {count} 个道路节点，其中编号最小的为 {nodeId}',
      expected: '每条道路的全部节点',
      done: '道路在这些节点处中断。',
      todo: '在数据范围边缘属正常现象；如位于所关注区域内，请在导出时保留完整道路（complete ways）。',
    },
  },
  'osm-text-not-utf8': {
    en: {
      found: '{count} road names or tags with bytes that are not UTF-8',
      expected: 'texts in UTF-8, as the format prescribes',
      done: 'They are used with "�" in place of those bytes.',
      todo: 'Only names are affected; export again if they matter.',
    },
    zh: {
      found: '{count} 个道路名称或标签含有非 UTF-8 字节',
      expected: '按格式规定采用 UTF-8 编码的文本',
      done: '已用“�”代替这些字节后使用。',
      todo: '一般只影响名称显示；如有需要请重新导出。',
    },
  },
};
