// Sentences about KML and XML.

import { copyAgain, exportAgain, nothingLoaded, recordSetAside } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

export const kmlWords: ProblemWords = {
  'kml-coordinates': {
    en: {
      found: 'coordinates such as "{found}"',
      expected: 'longitude, latitude and perhaps a height, with commas between',
      done: recordSetAside.en,
      todo: 'Correct the coordinates in the file.',
    },
    zh: {
      found: '形如“{found}”的坐标',
      expected: '经度、纬度，可有高程，用逗号分隔',
      done: recordSetAside.zh,
      todo: '请在文件中改正坐标。',
    },
  },
  'kml-point-positions': {
    en: {
      found: 'a point with several positions, "{found}"',
      expected: 'one position for each point',
      done: recordSetAside.en,
      todo: 'Keep the right one, or make a MultiGeometry of them.',
    },
    zh: {
      found: '一个点有多个位置“{found}”',
      expected: '每个点一个位置',
      done: recordSetAside.zh,
      todo: '请只保留正确的一个，或改为 MultiGeometry。',
    },
  },
  'kml-passed-over': {
    en: {
      found: 'elements that show pictures or lead to other files ({count}), the first {found}',
      expected: 'placemarks',
      done: 'They were left out; nothing was fetched.',
      todo: 'Save the linked layer as a file of its own if it is needed.',
    },
    zh: {
      found: '显示图片或指向其他文件的元素（{count} 个），首个为 {found}',
      expected: '地标',
      done: '已略去，没有访问任何链接。',
      todo: '如需要，请将所链接的图层另存为文件。',
    },
  },
  'xml-doctype': {
    en: {
      found: 'a document type definition: {found}',
      expected: 'XML without one, since it could define anything',
      done: nothingLoaded.en,
      todo: 'Export the file again, or remove the definition.',
    },
    zh: {
      found: '文档类型定义：{found}',
      expected: '不含文档类型定义的 XML',
      done: nothingLoaded.zh,
      todo: '请重新导出，或删除该定义。',
    },
  },
  'xml-entity': {
    en: {
      found: 'the entity "{found}"',
      expected: 'one of &lt; &gt; &amp; &quot; &apos;, or the number of a character',
      done: nothingLoaded.en,
      todo: 'Write a bare "&" as &amp;, or export the file again.',
    },
    zh: {
      found: '实体“{found}”',
      expected: '&lt;、&gt;、&amp;、&quot;、&apos;之一，或字符编号',
      done: nothingLoaded.zh,
      todo: '请将单独的“&”写作 &amp;，或重新导出。',
    },
  },
  'xml-tag': {
    en: {
      found: 'a tag that is none: {found}',
      expected: 'a tag with quoted attributes, inside one element',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '无法解读的标签：{found}',
      expected: '属性带引号、位于同一根元素内的标签',
      done: nothingLoaded.zh,
      todo: exportAgain.zh,
    },
  },
  'xml-nesting': {
    en: {
      found: '{found}',
      expected: 'the end of the element that was opened last',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: { found: '{found}', expected: '最近打开的元素的结束标签', done: nothingLoaded.zh, todo: exportAgain.zh },
  },
  'xml-open': {
    en: {
      found: 'a file that ends within "{found}"',
      expected: 'the end of every element',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: { found: '文件在“{found}”内结束', expected: '每个元素都有结束', done: nothingLoaded.zh, todo: copyAgain.zh },
  },
  'xml-depth': {
    en: {
      found: 'elements within elements without end, such as "{found}"',
      expected: 'at most {limit} levels',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '层层嵌套的元素，如“{found}”',
      expected: '不超过 {limit} 层',
      done: nothingLoaded.zh,
      todo: exportAgain.zh,
    },
  },
  'xml-text': {
    en: {
      found: 'text outside all elements: "{found}"',
      expected: 'elements alone',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: { found: '所有元素之外的文字：“{found}”', expected: '只有元素', done: nothingLoaded.zh, todo: exportAgain.zh },
  },
};
