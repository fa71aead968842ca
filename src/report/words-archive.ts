// Sentences about archives: what is wrong with a ZIP file or with one of its entries.

import { copyAgain, nothingLoaded } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

const packAgain = {
  en: 'Pack the files again, or unpack them and open what is inside.',
  zh: '请重新压缩，或解压后打开其中的文件。',
};

export const archiveWords: ProblemWords = {
  'zip-cut': {
    en: {
      found: 'the end of an archive whose last part is missing',
      expected: 'a whole archive with its directory at the end',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: { found: '压缩包末尾缺失', expected: '完整的压缩包，末尾有目录', done: nothingLoaded.zh, todo: copyAgain.zh },
  },
  'zip-directory': {
    en: {
      found: 'a directory of the archive that does not fit its bytes',
      expected: 'a directory whose entries lie within the file',
      done: nothingLoaded.en,
      todo: packAgain.en,
    },
    zh: {
      found: '压缩包的目录与内容不符',
      expected: '目录所列条目均在文件之内',
      done: nothingLoaded.zh,
      todo: packAgain.zh,
    },
  },
  'zip-overlap': {
    en: {
      found: 'entries of the archive that share the same bytes',
      expected: 'bytes of its own for each entry',
      done: nothingLoaded.en,
      todo: packAgain.en,
    },
    zh: {
      found: '压缩包中多个条目共用同一段字节',
      expected: '每个条目各有自己的字节',
      done: nothingLoaded.zh,
      todo: packAgain.zh,
    },
  },
  'zip-multi-disk': {
    en: {
      found: 'one part of an archive in several parts',
      expected: 'an archive in one file',
      done: nothingLoaded.en,
      todo: 'Join the parts, or unpack them and open what is inside.',
    },
    zh: {
      found: '分卷压缩包中的一卷',
      expected: '单个文件的压缩包',
      done: nothingLoaded.zh,
      todo: '请合并各卷，或解压后打开其中的文件。',
    },
  },
  'zip-too-many-entries': {
    en: {
      found: '{found} entries',
      expected: 'at most {limit}',
      done: nothingLoaded.en,
      todo: 'Unpack it and open what is inside.',
    },
    zh: {
      found: '{found} 个条目',
      expected: '至多 {limit} 个',
      done: nothingLoaded.zh,
      todo: '请解压后打开其中的文件。',
    },
  },
  'zip-entry-repeated': {
    en: {
      found: 'several entries of this name',
      expected: 'each name once',
      done: nothingLoaded.en,
      todo: packAgain.en,
    },
    zh: { found: '多个同名条目', expected: '每个名称只出现一次', done: nothingLoaded.zh, todo: packAgain.zh },
  },
  'zip-encrypted': {
    en: {
      found: 'an entry that is locked with a password',
      expected: 'an archive without a password',
      done: nothingLoaded.en,
      todo: 'Unpack it with its password and open what is inside.',
    },
    zh: {
      found: '带密码的条目',
      expected: '不加密的压缩包',
      done: nothingLoaded.zh,
      todo: '请用密码解压后打开其中的文件。',
    },
  },
  'zip-method': {
    en: {
      found: 'an entry packed with {found}',
      expected: 'Deflate, or no packing',
      done: nothingLoaded.en,
      todo: packAgain.en,
    },
    zh: {
      found: '用 {found} 压缩的条目',
      expected: 'Deflate 压缩或不压缩',
      done: nothingLoaded.zh,
      todo: packAgain.zh,
    },
  },
  'zip-too-large': {
    en: {
      found: '{found} bytes when unpacked',
      expected: 'at most {limit} bytes of one archive',
      done: nothingLoaded.en,
      todo: 'Unpack it and open only what is needed.',
    },
    zh: {
      found: '解压后 {found} 字节',
      expected: '一个压缩包至多 {limit} 字节',
      done: nothingLoaded.zh,
      todo: '请解压后只打开需要的文件。',
    },
  },
  'zip-ratio': {
    en: {
      found: 'an entry that unpacks to {found} times its size',
      expected: 'at most {limit} times',
      done: nothingLoaded.en,
      todo: 'If it is meant so, unpack it and open what is inside.',
    },
    zh: {
      found: '条目解压后为原大小的 {found} 倍',
      expected: '至多 {limit} 倍',
      done: nothingLoaded.zh,
      todo: '如确属正常，请解压后打开其中的文件。',
    },
  },
  'zip-header-differs': {
    en: {
      found: 'an entry whose own header says something else than the directory',
      expected: 'the same name, sizes and check sum in both',
      done: nothingLoaded.en,
      todo: packAgain.en,
    },
    zh: {
      found: '条目自身的文件头与目录不一致',
      expected: '两处的名称、大小和校验和相同',
      done: nothingLoaded.zh,
      todo: packAgain.zh,
    },
  },
  'zip-entry-size': {
    en: {
      found: '{found} bytes',
      expected: '{expected} bytes, as the archive declares',
      done: nothingLoaded.en,
      todo: packAgain.en,
    },
    zh: {
      found: '{found} 字节',
      expected: '{expected} 字节，与压缩包声明一致',
      done: nothingLoaded.zh,
      todo: packAgain.zh,
    },
  },
  'zip-entry-damaged': {
    en: {
      found: 'bytes that cannot be unpacked',
      expected: 'whole packed bytes',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: { found: '无法解压的字节', expected: '完好的压缩数据', done: nothingLoaded.zh, todo: copyAgain.zh },
  },
  'zip-entry-crc': {
    en: {
      found: 'an entry that does not match its check sum',
      expected: 'the bytes that were packed',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: { found: '条目与其校验和不符', expected: '与压缩时相同的字节', done: nothingLoaded.zh, todo: copyAgain.zh },
  },
};
