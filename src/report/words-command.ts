// Sentences for faults of the command itself: its words, and the files it names.

import { nothingDone } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

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
  'standard-unknown': {
    en: {
      found: '"{value}"',
      expected: '{known}, or a JSON file',
      done: nothingDone.en,
      todo: 'Choose one of these, or check the path of the file.',
    },
    zh: {
      found: '“{value}”',
      expected: '{known}，或 JSON 文件',
      done: nothingDone.zh,
      todo: '请选用其一，或检查文件路径。',
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
};
