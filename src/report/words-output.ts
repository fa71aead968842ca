// Sentences for what keeps a command from its end: the disk it writes to, the app it serves, a signal, a fault of its own.

import { nothingDone } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

const unchanged = { en: 'What was there before is unchanged.', zh: '原有内容保持不变。' };

export const outputWords: ProblemWords = {
  'output-is-input': {
    en: {
      found: 'a place where the input of --{input} would be overwritten',
      expected: 'a place of its own',
      done: nothingDone.en,
      todo: 'Choose another place with --out.',
    },
    zh: {
      found: '会覆盖 --{input} 输入文件的位置',
      expected: '单独的位置',
      done: nothingDone.zh,
      todo: '请用 --out 另选位置。',
    },
  },
  'output-in-the-way': {
    en: {
      found: 'something in the way that is not a plain file or folder',
      expected: 'a free place, or an older result',
      done: unchanged.en,
      todo: 'Move it away, or choose another place with --out.',
    },
    zh: {
      found: '该处已有内容，不是可替换的普通文件或文件夹',
      expected: '空位置或以前的结果',
      done: unchanged.zh,
      todo: '请移开，或用 --out 另选位置。',
    },
  },
  'output-disk-full': {
    en: {
      found: 'a disk or a quota without room',
      expected: 'room for the whole result',
      done: unchanged.en,
      todo: 'Make room, or choose another disk with --out.',
    },
    zh: {
      found: '磁盘空间或配额不足',
      expected: '足够写下全部结果的空间',
      done: unchanged.zh,
      todo: '请腾出空间，或用 --out 选择其他磁盘。',
    },
  },
  'output-not-allowed': {
    en: {
      found: 'a place where this user may not write',
      expected: 'a folder that can be written to',
      done: unchanged.en,
      todo: 'Change its rights, or choose another place with --out.',
    },
    zh: {
      found: '当前用户无权写入的位置',
      expected: '可以写入的文件夹',
      done: unchanged.zh,
      todo: '请修改权限，或用 --out 另选位置。',
    },
  },
  'output-differs': {
    en: {
      found: 'a file that reads back differently from what was written',
      expected: 'a disk that keeps what it is given',
      done: unchanged.en,
      todo: 'Check the disk, or choose another one with --out.',
    },
    zh: {
      found: '写入后读回的内容不一致',
      expected: '能够如实保存内容的磁盘',
      done: unchanged.zh,
      todo: '请检查磁盘，或用 --out 选择其他磁盘。',
    },
  },
  'output-failed': {
    en: {
      found: 'a disk that did not take the result ({reason})',
      expected: 'a folder that can be written to',
      done: unchanged.en,
      todo: 'Check the disk and the path, or choose another place with --out.',
    },
    zh: {
      found: '磁盘未能写下结果（{reason}）',
      expected: '可以写入的文件夹',
      done: unchanged.zh,
      todo: '请检查磁盘和路径，或用 --out 另选位置。',
    },
  },
  'output-not-restored': {
    en: {
      found: 'a disk that took a part of the result and then nothing more ({reason})',
      expected: 'a folder that can be written to',
      done: 'The older files that could not be put back are kept in {kept}.',
      todo: 'Check the disk, then move them back by hand.',
    },
    zh: {
      found: '磁盘写下部分结果后不再接受写入（{reason}）',
      expected: '可以写入的文件夹',
      done: '未能放回的旧文件保存在 {kept}。',
      todo: '请检查磁盘，然后手动移回。',
    },
  },
  'answer-not-shown': {
    en: {
      found: 'standard output that takes no more text ({reason})',
      expected: 'room for the answer',
      done: 'The answer was cut short; what --out asks for is complete.',
      todo: 'Make room where standard output goes.',
    },
    zh: {
      found: '标准输出无法再写入（{reason}）',
      expected: '可以写下答复',
      done: '屏幕答复不完整；--out 要求的结果完整无缺。',
      todo: '请为标准输出的去处腾出空间。',
    },
  },
  'app-not-built': {
    en: {
      found: 'no built app beside the program',
      expected: 'its folder, made by the build',
      done: 'The app was not started.',
      todo: 'Run npm run build, or npm start, which does it all.',
    },
    zh: {
      found: '程序旁没有已构建的应用',
      expected: '由构建生成的应用文件夹',
      done: '应用没有启动。',
      todo: '请运行 npm run build，或直接 npm start。',
    },
  },
  'port-taken': {
    en: {
      found: 'no free port among {ports}',
      expected: 'a port that is free and allowed',
      done: 'The app was not started.',
      todo: 'Choose another one with --port N; 0 takes a free one.',
    },
    zh: {
      found: '{ports} 中没有可用端口',
      expected: '空闲且允许使用的端口',
      done: '应用没有启动。',
      todo: '请用 --port N 另选；0 表示任取一个空闲端口。',
    },
  },
  stopped: {
    en: {
      found: 'a signal to stop',
      expected: 'to go on until the end',
      done: 'The work was stopped, and nothing was written.',
      todo: 'Run the command again when you need the result.',
    },
    zh: {
      found: '停止信号',
      expected: '运行到结束',
      done: '工作已停止，没有写入任何内容。',
      todo: '需要结果时请重新运行。',
    },
  },
  'program-fault': {
    en: {
      found: 'a fault in the program itself, not in your data',
      expected: 'no such fault',
      done: 'Nothing was written.',
      todo: 'Please report it with the command you ran; LIFERING_DEBUG=1 prints what a report needs.',
    },
    zh: {
      found: '程序本身的错误，与数据无关',
      expected: '没有此类错误',
      done: '没有写入任何内容。',
      todo: '请连同所用命令一起反馈；设 LIFERING_DEBUG=1 可输出反馈所需信息。',
    },
  },
};
