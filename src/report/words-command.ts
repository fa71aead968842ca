// Sentences for faults of the command itself: its words, the files it names, the disk it writes to.

import type { ProblemWords } from './sentence.ts';

const nothingDone = { en: 'Nothing was read or written.', zh: '没有读取或写入任何内容。' };
const unchanged = { en: 'What was there before is unchanged.', zh: '原有内容保持不变。' };

export const commandWords: ProblemWords = {
  'command-unknown': {
    en: {
      found: 'the command "{command}"',
      expected: 'one of {known}',
      done: nothingDone.en,
      todo: 'See lifering --help.',
    },
    zh: { found: '命令“{command}”', expected: '{known} 之一', done: nothingDone.zh, todo: '请看 lifering --help。' },
  },
  'option-word': {
    en: {
      found: 'the word "{word}"',
      expected: 'only options, which begin with two dashes, and their values',
      done: nothingDone.en,
      todo: 'Put quotes around a value that holds spaces. See lifering {command} --help.',
    },
    zh: {
      found: '多余的词“{word}”',
      expected: '以两个短横线开头的选项及其取值',
      done: nothingDone.zh,
      todo: '含空格的取值请加引号。请看 lifering {command} --help。',
    },
  },
  'option-unknown': {
    en: {
      found: 'the option "{option}"',
      expected: 'an option that lifering {command} has',
      done: nothingDone.en,
      todo: 'See lifering {command} --help.',
    },
    zh: {
      found: '选项“{option}”',
      expected: 'lifering {command} 已有的选项',
      done: nothingDone.zh,
      todo: '请看 lifering {command} --help。',
    },
  },
  'option-twice': {
    en: {
      found: 'the option more than once',
      expected: 'it once',
      done: nothingDone.en,
      todo: 'Leave one of them out. See lifering {command} --help.',
    },
    zh: {
      found: '该选项出现多次',
      expected: '只出现一次',
      done: nothingDone.zh,
      todo: '请只保留一个。请看 lifering {command} --help。',
    },
  },
  'option-takes-no-value': {
    en: {
      found: 'a value, "{value}"',
      expected: 'none, because it is a switch',
      done: nothingDone.en,
      todo: 'Leave the value out. See lifering {command} --help.',
    },
    zh: {
      found: '取值“{value}”',
      expected: '没有取值，它只是开关',
      done: nothingDone.zh,
      todo: '请去掉取值。请看 lifering {command} --help。',
    },
  },
  'option-without-value': {
    en: {
      found: 'no value',
      expected: '{value}',
      done: nothingDone.en,
      todo: 'Give the value after the option. See lifering {command} --help.',
    },
    zh: {
      found: '没有取值',
      expected: '{value}',
      done: nothingDone.zh,
      todo: '请在选项后写出取值。请看 lifering {command} --help。',
    },
  },
  'option-choice': {
    en: {
      found: '"{value}"',
      expected: 'one of {choices}',
      done: nothingDone.en,
      todo: 'Choose one of these. See lifering {command} --help.',
    },
    zh: {
      found: '“{value}”',
      expected: '{choices} 之一',
      done: nothingDone.zh,
      todo: '请选用其一。请看 lifering {command} --help。',
    },
  },
  'option-number': {
    en: {
      found: '"{value}"',
      expected: 'a number from 0 to {most}, in digits such as 7 or 7.5',
      done: nothingDone.en,
      todo: 'Write it in digits.',
    },
    zh: {
      found: '“{value}”',
      expected: '0 到 {most} 之间、用数字写成的数，如 7 或 7.5',
      done: nothingDone.zh,
      todo: '请用数字写出。',
    },
  },
  'option-port': {
    en: {
      found: '"{value}"',
      expected: 'a whole number from 0 to 65535',
      done: 'The app was not started.',
      todo: 'Choose another port; 0 takes a free one.',
    },
    zh: {
      found: '“{value}”',
      expected: '0 到 65535 的整数',
      done: '应用没有启动。',
      todo: '请换一个端口；0 表示任取一个空闲端口。',
    },
  },
  'option-needed': {
    en: {
      found: 'no such option in the command',
      expected: '"--{option} {value}"',
      done: nothingDone.en,
      todo: 'Add it. See lifering {command} --help.',
    },
    zh: {
      found: '命令中没有该选项',
      expected: '“--{option} {value}”',
      done: nothingDone.zh,
      todo: '请补上。请看 lifering {command} --help。',
    },
  },
  'inputs-needed': {
    en: {
      found: 'no input in the command',
      expected: 'at least one, such as --stations FILE',
      done: nothingDone.en,
      todo: 'Name a file. See lifering check --help.',
    },
    zh: {
      found: '命令中没有输入',
      expected: '至少一项，如 --stations FILE',
      done: nothingDone.zh,
      todo: '请写出文件。请看 lifering check --help。',
    },
  },
  'travel-needs-roads': {
    en: {
      found: '"road" without roads',
      expected: '"--roads FILE" beside it',
      done: nothingDone.en,
      todo: 'Add --roads FILE, or use --travel straight.',
    },
    zh: {
      found: '“road”，但没有道路',
      expected: '同时给出“--roads FILE”',
      done: nothingDone.zh,
      todo: '请加上 --roads FILE，或改用 --travel straight。',
    },
  },
  'input-missing': {
    en: {
      found: 'nothing of this name',
      expected: 'a file that can be read',
      done: nothingDone.en,
      todo: 'Check the path and the folder the command runs in.',
    },
    zh: {
      found: '该处没有文件',
      expected: '可以读取的文件',
      done: nothingDone.zh,
      todo: '请检查路径以及运行命令的文件夹。',
    },
  },
  'input-is-folder': {
    en: { found: 'a folder', expected: 'a file', done: nothingDone.en, todo: 'Name the file inside it.' },
    zh: { found: '文件夹', expected: '文件', done: nothingDone.zh, todo: '请写出其中的文件。' },
  },
  'input-no-file': {
    en: {
      found: 'a device or a pipe',
      expected: 'a file',
      done: nothingDone.en,
      todo: 'Save the data as a file first.',
    },
    zh: { found: '设备或管道', expected: '文件', done: nothingDone.zh, todo: '请先把数据存成文件。' },
  },
  'input-not-allowed': {
    en: {
      found: 'a file that this user may not read',
      expected: 'a file that can be read',
      done: nothingDone.en,
      todo: 'Change the rights of the file, or copy it.',
    },
    zh: {
      found: '当前用户无权读取的文件',
      expected: '可以读取的文件',
      done: nothingDone.zh,
      todo: '请修改文件权限，或另存一份。',
    },
  },
  'input-unreadable': {
    en: {
      found: 'a file that the system does not give out ({reason})',
      expected: 'a file that can be read',
      done: 'Nothing was written.',
      todo: 'Check the path and the disk, or copy the file to another place.',
    },
    zh: {
      found: '系统无法读出的文件（{reason}）',
      expected: '可以读取的文件',
      done: '没有写入任何内容。',
      todo: '请检查路径和磁盘，或把文件复制到别处。',
    },
  },
  'input-changed': {
    en: {
      found: 'a file that became shorter while it was read',
      expected: 'a file that stays as it is',
      done: 'Nothing was written.',
      todo: 'Run the command again when nothing writes to the file.',
    },
    zh: {
      found: '读取过程中变短的文件',
      expected: '读取期间保持不变的文件',
      done: '没有写入任何内容。',
      todo: '请在没有程序写入该文件时重新运行。',
    },
  },
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
