// Parts of sentences that many faults share, in both languages.

import type { Language, ProblemWords } from './sentence.ts';

export type InBoth = Readonly<Record<Language, string>>;

export const nothingLoaded: InBoth = { en: 'Nothing of the file was loaded.', zh: '没有载入该文件的任何内容。' };
/** The same, for files of many parts. */
export const projectUnchanged: InBoth = {
  en: 'Nothing of the file was loaded; the open project is unchanged.',
  zh: '该文件的内容均未载入，当前项目保持不变。',
};
export const nothingDone: InBoth = { en: 'Nothing was read or written.', zh: '没有读取或写入任何内容。' };
export const recordSetAside: InBoth = { en: 'The record was set aside.', zh: '该记录已暂存，未使用。' };
export const copyAgain: InBoth = { en: 'Copy or download the file again.', zh: '请重新复制或下载该文件。' };
export const exportAgain: InBoth = { en: 'Export the layer again.', zh: '请重新导出该图层。' };
const getAgain: InBoth = { en: 'Download or export the file again.', zh: '请重新下载或重新导出该文件。' };

/** A sentence from its parts. */
export function sentences(found: InBoth, expected: InBoth, done: InBoth, todo: InBoth): ProblemWords[string] {
  const words = (language: Language) => ({
    found: found[language],
    expected: expected[language],
    done: done[language],
    todo: todo[language],
  });
  return { en: words('en'), zh: words('zh') };
}

/** A place inside a file's own structure that does not hold: such faults differ only in what was found and expected. */
export function damage(found: InBoth, expected: InBoth): ProblemWords[string] {
  return sentences(found, expected, projectUnchanged, getAgain);
}
