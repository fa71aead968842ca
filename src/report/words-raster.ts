// Sentences for rasters (GeoTIFF): how the file is built, where its pixels lie, and what their numbers are.

import { damage, type InBoth, projectUnchanged, sentences } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

const translate = {
  en: 'Convert it with gdal_translate -co COMPRESS=DEFLATE in.tif out.tif.',
  zh: '请用 gdal_translate -co COMPRESS=DEFLATE in.tif out.tif 转换。',
};
const pixelAside = {
  en: 'The pixel was set aside; all others are used.',
  zh: '该像元暂存未用，其余像元照常使用。',
};
const asItStands = { en: 'The values are used as they stand.', zh: '数值按原样使用。' };

/** A good file of a kind that is not read. */
function refused(found: InBoth, expected: InBoth, todo: InBoth): ProblemWords[string] {
  return sentences(found, expected, projectUnchanged, todo);
}

export const rasterWords: ProblemWords = {
  'tiff-cut': damage(
    { en: 'a file of {size} bytes that refers to bytes up to {end}', zh: '文件共 {size} 字节，却引用到第 {end} 字节' },
    { en: 'a whole file', zh: '完整的文件' },
  ),
  'tiff-header': damage(
    { en: 'a BigTIFF header with other constants than its own', zh: 'BigTIFF 文件头的常量不符' },
    { en: 'offsets of 8 bytes', zh: '8 字节的偏移量' },
  ),
  'tiff-directory-loop': damage(
    { en: 'a list of images that leads back to byte {offset}', zh: '图像目录链回到了第 {offset} 字节' },
    { en: 'a list with an end', zh: '有终点的图像目录链' },
  ),
  'tiff-directory-many': damage(
    { en: 'more than {limit} images', zh: '超过 {limit} 幅图像' },
    { en: 'at most {limit}', zh: '不超过 {limit} 幅' },
  ),
  'tiff-directory-entries': damage(
    { en: 'a directory of {found} entries', zh: '含 {found} 个条目的目录' },
    { en: '1 to 4096 entries', zh: '1 至 4096 个条目' },
  ),
  'tiff-no-image': damage(
    { en: 'no image of full size', zh: '没有原始分辨率的图像' },
    { en: 'at least one', zh: '至少一幅' },
  ),
  'tiff-tag': damage(
    {
      en: 'tag {tag} with {count} values of a kind that cannot be read',
      zh: '标签 {tag} 的 {count} 个值类型不符，无法读取',
    },
    { en: 'numbers, as many as the tag needs', zh: '与该标签相符的数值' },
  ),
  'tiff-size': damage(
    { en: 'an image of {width} × {height} pixels', zh: '图像大小为 {width} × {height} 像元' },
    { en: 'at least 1 × 1', zh: '至少 1 × 1' },
  ),
  'tiff-bands': damage({ en: '{found} bands', zh: '{found} 个波段' }, { en: '1 to 4096', zh: '1 至 4096 个' }),
  'tiff-block-size': damage(
    { en: 'blocks of {width} × {height} pixels', zh: '数据块大小为 {width} × {height} 像元' },
    { en: 'at least 1 × 1', zh: '至少 1 × 1' },
  ),
  'tiff-block-count': damage(
    { en: '{found} blocks of pixels', zh: '{found} 个数据块' },
    { en: '{expected}, as the size of the image asks for', zh: '按图像大小应为 {expected} 个' },
  ),
  'tiff-block-beyond': damage(
    {
      en: 'block {block} of {blocks} ending at byte {end} of a file of {size} bytes',
      zh: '第 {block} 个数据块（共 {blocks} 个）止于第 {end} 字节，而文件只有 {size} 字节',
    },
    { en: 'blocks within the file', zh: '位于文件之内的数据块' },
  ),
  'tiff-block-short': damage(
    { en: 'block {block} of {blocks} with {found} bytes', zh: '第 {block} 个数据块（共 {blocks} 个）有 {found} 字节' },
    { en: '{expected} bytes', zh: '{expected} 字节' },
  ),
  'tiff-block-damaged': damage(
    {
      en: 'block {block} of {blocks}, which does not unpack to its pixels ({codec})',
      zh: '第 {block} 个数据块（共 {blocks} 个）无法解压为完整像元（{codec}）',
    },
    { en: 'a block that is whole', zh: '完整的数据块' },
  ),
  'tiff-no-pixels': damage(
    { en: 'an image that does not say where its pixels are', zh: '图像未说明像元数据的位置' },
    { en: 'offsets and sizes of its blocks', zh: '各数据块的偏移量与大小' },
  ),
  'tiff-compression': refused(
    { en: 'pixels packed as {found}', zh: '像元的压缩方式为 {found}' },
    {
      en: 'none, LZW, deflate, PackBits, Zstandard or LERC, which keep the numbers as they are',
      zh: '不压缩、LZW、deflate、PackBits、Zstandard 或 LERC 等可还原数值的方式',
    },
    {
      en: 'JPEG and its kin change numbers: get the raster in its original form, or convert it with gdal_translate.',
      zh: 'JPEG 等方式会改变数值，请取得原始栅格，或用 gdal_translate 转换。',
    },
  ),
  'tiff-planar': damage(
    { en: 'an arrangement of bands no. {found}', zh: '波段排列方式编号为 {found}' },
    { en: '1 (together) or 2 (apart)', zh: '1（交错）或 2（分开）' },
  ),
  'tiff-predictor': refused(
    { en: 'differences between pixels of kind {found}', zh: '预测器编号为 {found}' },
    { en: '1 or 2, or 3 for floats', zh: '1、2，或用于浮点数的 3' },
    translate,
  ),
  'tiff-samples': refused(
    { en: 'pixels of the kind {found}', zh: '像元类型为 {found}' },
    { en: 'whole numbers of 8 to 64 bits or floats of 16 to 64 bits', zh: '8 至 64 位整数，或 16 至 64 位浮点数' },
    {
      en: 'Convert it with gdal_translate -ot Float32 in.tif out.tif.',
      zh: '请用 gdal_translate -ot Float32 in.tif out.tif 转换。',
    },
  ),
  'tiff-block-large': refused(
    { en: 'blocks of {bytes} bytes', zh: '每个数据块 {bytes} 字节' },
    { en: 'at most {limit}, because a block is unpacked as a whole', zh: '不超过 {limit} 字节（每块须整体解压）' },
    {
      en: 'Convert it with gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif.',
      zh: '请用 gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif 转换。',
    },
  ),
  'tiff-blocks-many': refused(
    { en: '{blocks} blocks of pixels', zh: '{blocks} 个数据块' },
    { en: 'at most {limit}', zh: '不超过 {limit} 个' },
    {
      en: 'Convert it with gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif.',
      zh: '请用 gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif 转换。',
    },
  ),
  'raster-too-large': refused(
    { en: '{width} × {height} = {pixels} pixels', zh: '{width} × {height} = {pixels} 个像元' },
    { en: 'at most {limit} pixels (rasterPixels)', zh: '不超过 {limit} 个像元（rasterPixels）' },
    {
      en: 'Cut out the region, for example with gdal_translate -projwin.',
      zh: '请裁出所需区域，例如使用 gdal_translate -projwin。',
    },
  ),
  'raster-mask': refused(
    { en: 'a mask inside the file that hides some pixels', zh: '文件内含遮罩，隐藏了部分像元' },
    { en: 'hidden pixels marked by a nodata value', zh: '以 nodata 值标记无数据像元' },
    {
      en: 'Write them as nodata: gdalwarp -dstnodata -1 in.tif out.tif.',
      zh: '请将其写为 nodata：gdalwarp -dstnodata -1 in.tif out.tif。',
    },
  ),
  'raster-no-places': refused(
    { en: 'an image that does not say where it lies', zh: '图像没有地理位置信息' },
    { en: 'a GeoTIFF, or a .tfw file of the same name beside it', zh: 'GeoTIFF，或同名的 .tfw 文件' },
    { en: 'Export it as a GeoTIFF, or give the .tfw with it.', zh: '请导出为 GeoTIFF，或一并提供 .tfw 文件。' },
  ),
  'raster-control-points': refused(
    { en: 'an image placed by {points} control points', zh: '图像以 {points} 个控制点定位' },
    { en: 'an image whose pixels lie in a grid', zh: '像元排列成规则网格的图像' },
    { en: 'Straighten it with gdalwarp in.tif out.tif.', zh: '请用 gdalwarp in.tif out.tif 校正。' },
  ),
  'raster-flat': damage(
    { en: 'pixels without an extent or an origin ({places})', zh: '像元没有大小或原点（{places}）' },
    { en: 'a width and a height of the pixels', zh: '像元的宽和高' },
  ),
  'raster-crs-missing': refused(
    {
      en: 'no coordinate system, and a corner at {found}, which are no degrees',
      zh: '没有坐标系，且角点为（{found}），不是经纬度',
    },
    { en: 'the system that these metres belong to', zh: '这些米制坐标所属的坐标系' },
    {
      en: 'Name it with --crs EPSG:N, or give a .prj file of the same name.',
      zh: '请用 --crs EPSG:N 指定，或提供同名的 .prj 文件。',
    },
  ),
  'raster-not-here': refused(
    {
      en: 'an image with a corner at {found}, which is no place of {system}',
      zh: '图像角点为（{found}），不在 {system} 范围内',
    },
    { en: 'an image that lies in its coordinate system', zh: '位于所述坐标系范围内的图像' },
    {
      en: 'Correct the system that the file or --crs names, for example with gdal_edit.py -a_srs EPSG:N.',
      zh: '请改正文件或 --crs 所述的坐标系，例如使用 gdal_edit.py -a_srs EPSG:N。',
    },
  ),
  'raster-more-images': sentences(
    { en: '{images} images in one file', zh: '一个文件中有 {images} 幅图像' },
    { en: 'one image', zh: '一幅图像' },
    { en: 'The first was read.', zh: '已读取第一幅。' },
    { en: 'Split the file where another image is meant.', zh: '如需其他图像，请拆分文件。' },
  ),
  'raster-bands': sentences(
    { en: '{bands} bands', zh: '{bands} 个波段' },
    { en: 'one band of people', zh: '一个人口波段' },
    { en: 'Nothing was loaded yet.', zh: '尚未载入任何内容。' },
    { en: 'Choose the band by its number with --layer {prefix}N.', zh: '请用 --layer {prefix}N 按序号选择波段。' },
  ),
  'raster-band-unknown': refused(
    { en: 'the band "{found}"', zh: '波段“{found}”' },
    { en: 'a number from 1 to {bands}, or the name of a band', zh: '1 至 {bands} 的序号，或波段名称' },
    { en: 'Choose one of them.', zh: '请从中选择。' },
  ),
  'raster-no-data-text': sentences(
    { en: 'the nodata value "{found}"', zh: 'nodata 值“{found}”' },
    { en: 'a number or nan', zh: '数值或 nan' },
    { en: 'It was passed over: every pixel counts as a value.', zh: '已忽略，所有像元均视为有值。' },
    { en: 'Correct it with gdal_edit.py -a_nodata N.', zh: '请用 gdal_edit.py -a_nodata N 更正。' },
  ),
  'raster-scaled': sentences(
    { en: 'stored numbers with scale {factor} and offset {offset}', zh: '存储值带有比例 {factor} 与偏移 {offset}' },
    { en: 'people per pixel', zh: '每像元人口数' },
    { en: 'Each was multiplied by the scale and moved by the offset.', zh: '每个值已乘以比例并加上偏移。' },
    { en: 'Check the total.', zh: '请核对总数。' },
  ),
  'raster-no-people': refused(
    { en: 'no pixel with people among {found} that hold a value', zh: '{found} 个有值像元中没有人口' },
    { en: 'people per pixel', zh: '每像元人口数' },
    { en: 'Check that the file is the population raster.', zh: '请确认该文件是人口栅格。' },
  ),
  'raster-no-values': refused(
    { en: 'no pixel with a number among {found}', zh: '{found} 个像元均无数值' },
    { en: 'a grid of numbers', zh: '有数值的栅格' },
    { en: 'Check the nodata value of the file.', zh: '请检查该文件的 nodata 值。' },
  ),
  'raster-negative': sentences(
    { en: 'a pixel of {found} people', zh: '像元人口为 {found}' },
    { en: 'a number of at least 0, or the nodata value', zh: '不小于 0 的数，或 nodata 值' },
    pixelAside,
    {
      en: 'If it means "no data", say so with gdal_edit.py -a_nodata {found}.',
      zh: '若表示无数据，请用 gdal_edit.py -a_nodata {found} 注明。',
    },
  ),
  'raster-not-a-number': sentences(
    { en: 'a pixel that holds no number (nan)', zh: '像元值不是数（nan）' },
    { en: 'a number, or nan as the nodata value', zh: '数值；若 nan 表示无数据，应声明为 nodata' },
    pixelAside,
    {
      en: 'If it means "no data", say so with gdal_edit.py -a_nodata nan.',
      zh: '若表示无数据，请用 gdal_edit.py -a_nodata nan 注明。',
    },
  ),
  'raster-infinite': sentences(
    { en: 'a pixel that holds an infinite number', zh: '像元值为无穷大' },
    { en: 'a number of people', zh: '人口数' },
    pixelAside,
    { en: 'Correct the pixel, or mark it as nodata.', zh: '请更正该像元，或标记为 nodata。' },
  ),
  'raster-outside': sentences(
    { en: 'a pixel whose place has no longitude and latitude', zh: '像元所在位置没有对应的经纬度' },
    { en: 'pixels on the Earth', zh: '位于地球上的像元' },
    pixelAside,
    { en: 'Check the coordinate system of the raster.', zh: '请检查栅格的坐标系。' },
  ),
  'raster-more-set-aside': sentences(
    {
      en: '{count} more pixels that are no number of people, the next one {found}',
      zh: '另有 {count} 个像元不是人口数，下一个为 {found}',
    },
    { en: 'numbers of at least 0, or the nodata value', zh: '不小于 0 的数，或 nodata 值' },
    { en: 'They were set aside; the first {told} are listed.', zh: '均暂存未用，已列出前 {told} 个。' },
    {
      en: 'If one number means "no data", say so with gdal_edit.py -a_nodata.',
      zh: '若某个数表示无数据，请用 gdal_edit.py -a_nodata 注明。',
    },
  ),
  'raster-not-numbers': sentences(
    { en: '{count} pixels that hold no finite number', zh: '{count} 个像元不是有限数值' },
    { en: 'numbers, or the nodata value', zh: '数值，或 nodata 值' },
    { en: 'They were set aside.', zh: '均暂存未用。' },
    {
      en: 'If they mean "no data", say so with gdal_edit.py -a_nodata nan.',
      zh: '若表示无数据，请用 gdal_edit.py -a_nodata nan 注明。',
    },
  ),
  'raster-gathered': sentences(
    { en: '{cells} pixels with people', zh: '{cells} 个有人口的像元' },
    { en: 'at most {limit} cells (features)', zh: '不超过 {limit} 个单元（features）' },
    {
      en: 'Squares of {factor} × {factor} pixels, about {meters} m, were made one cell each; all people are kept.',
      zh: '已将每 {factor} × {factor} 个像元（约 {meters} 米）合并为一个单元，人口总数不变。',
    },
    {
      en: 'Choose another size with --cell-size-m, or cut out the region.',
      zh: '可用 --cell-size-m 指定单元大小，或裁出所需区域。',
    },
  ),
  'raster-like-density': sentences(
    {
      en: 'values up to {most} that look like a density ({density} people per km² if they are people; the file says "{found}")',
      zh: '数值最大为 {most}，疑似人口密度（若为人口则达每平方公里 {density} 人；文件中写有“{found}”）',
    },
    { en: 'people per pixel', zh: '每像元人口数' },
    asItStands,
    {
      en: 'Check the total; multiply a density by the area of its pixels first.',
      zh: '请核对总数；若为密度，请先乘以像元面积。',
    },
  ),
  'raster-like-classes': sentences(
    {
      en: '{kinds} different whole numbers up to {most}, as codes of classes are',
      zh: '仅有 {kinds} 种整数，最大为 {most}，疑似分类代码',
    },
    { en: 'people per pixel', zh: '每像元人口数' },
    asItStands,
    { en: 'Check that the file is the population raster.', zh: '请确认该文件是人口栅格。' },
  ),
  'raster-role': refused(
    { en: 'a raster given as {role}', zh: '栅格文件被用作 {role}' },
    { en: 'a raster of population, friction or elevation', zh: '人口、阻力面或高程栅格' },
    { en: 'Choose one of these roles, or give a file with features.', zh: '请改选以上用途之一，或提供矢量文件。' },
  ),
  'raster-needed': refused(
    { en: 'a file that is no GeoTIFF, given as {role}', zh: '用作 {role} 的文件不是 GeoTIFF' },
    { en: 'a GeoTIFF', zh: 'GeoTIFF 文件' },
    { en: 'Export the grid as a GeoTIFF.', zh: '请将栅格导出为 GeoTIFF。' },
  ),
  'census-no-cells': sentences(
    {
      en: 'an area with a census total of {people} people and none in its cells',
      zh: '区域的普查人口为 {people} 人，但其单元中没有人口',
    },
    { en: 'cells with people in every area that has a total', zh: '有普查总数的区域内应有带人口的单元' },
    { en: 'The total of this area was not used.', zh: '未使用该区域的总数。' },
    {
      en: 'Check that the areas and the population cover the same ground.',
      zh: '请检查区域与人口数据的范围是否一致。',
    },
  ),
  'census-no-totals': sentences(
    { en: 'no area with a census total', zh: '没有任何区域带普查总人口' },
    {
      en: 'a column such as population or 常住人口 in the file of areas',
      zh: '区域文件中应有 population 或 常住人口 等列',
    },
    { en: 'The population was left as it is.', zh: '人口数保持不变。' },
    { en: 'Give the areas a column of people, or leave out --census.', zh: '请为区域添加人口列，或去掉 --census。' },
  ),
};
