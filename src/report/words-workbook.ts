// Sentences about workbooks: their parts, sheets and cells.

import type { ProblemWords } from './sentence.ts';

export const workbookWords: ProblemWords = {
  'zip-not-workbook': {
    en: {
      found: 'an archive with "{found}"',
      expected: 'a workbook (XLSX)',
      done: 'Nothing of the file was loaded.',
      todo: 'Open the file that the archive holds.',
    },
    zh: {
      found: '含有“{found}”的压缩包',
      expected: '工作簿（XLSX）',
      done: '没有载入该文件的任何内容。',
      todo: '请打开压缩包中的文件。',
    },
  },
  'workbook-old': {
    en: {
      found: 'a workbook of the old kind (XLS)',
      expected: 'XLSX or CSV',
      done: 'Nothing of the file was loaded.',
      todo: 'Open it in a spreadsheet program, choose "Save as", and take "Excel workbook (.xlsx)".',
    },
    zh: {
      found: '旧格式的工作簿（XLS）',
      expected: 'XLSX 或 CSV',
      done: '没有载入该文件的任何内容。',
      todo: '请用电子表格软件打开，选择“另存为”“Excel 工作簿（.xlsx）”。',
    },
  },
  'workbook-locked': {
    en: {
      found: 'a workbook that is locked with a password',
      expected: 'a workbook without a password',
      done: 'Nothing of the file was loaded.',
      todo: 'Open it with its password, take the password away, and save it.',
    },
    zh: {
      found: '带密码的工作簿',
      expected: '不加密的工作簿',
      done: '没有载入该文件的任何内容。',
      todo: '请用密码打开，取消密码后保存。',
    },
  },
  'workbook-empty': {
    en: {
      found: 'no cell with anything in it',
      expected: 'a sheet with a table',
      done: 'Nothing of the file was loaded.',
      todo: 'Choose the file that has the table; hidden sheets are read only where they are named.',
    },
    zh: {
      found: '没有任何非空单元格',
      expected: '含有表格的工作表',
      done: '没有载入该文件的任何内容。',
      todo: '请选择含有表格的文件；隐藏的工作表只有指定名称才会读取。',
    },
  },
  'workbook-doctype': {
    en: {
      found: 'a document type declaration',
      expected: 'plain XML without one, as spreadsheet programs write it',
      done: 'Nothing of the file was loaded.',
      todo: 'Save the workbook again with a spreadsheet program.',
    },
    zh: {
      found: '文档类型声明（DOCTYPE）',
      expected: '电子表格软件写出的不含声明的 XML',
      done: '没有载入该文件的任何内容。',
      todo: '请用电子表格软件重新保存。',
    },
  },
  'workbook-damaged': {
    en: {
      found: 'XML that is not well formed',
      expected: 'whole XML, as spreadsheet programs write it',
      done: 'Nothing of the file was loaded.',
      todo: 'Open the workbook in a spreadsheet program and save it again.',
    },
    zh: {
      found: '结构不完整的 XML',
      expected: '电子表格软件写出的完整 XML',
      done: '没有载入该文件的任何内容。',
      todo: '请用电子表格软件打开后重新保存。',
    },
  },
  'workbook-part-missing': {
    en: {
      found: 'a sheet whose part "{found}" is not in the file',
      expected: 'every part that the workbook names',
      done: 'Nothing of the file was loaded.',
      todo: 'Open the workbook in a spreadsheet program and save it again.',
    },
    zh: {
      found: '工作表的部件“{found}”不在文件中',
      expected: '工作簿所列的全部部件',
      done: '没有载入该文件的任何内容。',
      todo: '请用电子表格软件打开后重新保存。',
    },
  },
  'sheet-damaged': {
    en: {
      found: 'a row, a cell or a shared text that is out of order or missing',
      expected: 'rows and cells in order',
      done: 'Nothing of the file was loaded.',
      todo: 'Open the workbook in a spreadsheet program and save it again.',
    },
    zh: {
      found: '行、单元格或共享文本次序错误或缺失',
      expected: '按次序排列的行和单元格',
      done: '没有载入该文件的任何内容。',
      todo: '请用电子表格软件打开后重新保存。',
    },
  },
  'sheet-labels-unfilled': {
    en: {
      found: 'labels merged over several rows: {count}, in a very large sheet',
      expected: 'the label in every row',
      done: 'They count for the first of their rows only.',
      todo: 'Undo the merges in the spreadsheet and fill the labels down.',
    },
    zh: {
      found: '很大的工作表中跨多行合并的标签：{count}',
      expected: '每行都有标签',
      done: '标签只计入其首行。',
      todo: '请在电子表格中取消合并并向下填充标签。',
    },
  },
  'sheet-rows-hidden': {
    en: {
      found: 'hidden rows: {count}',
      expected: 'rows that are all shown',
      done: 'They were used like all others.',
      todo: 'Delete them if they are not meant.',
    },
    zh: {
      found: '隐藏的行：{count}',
      expected: '全部显示的行',
      done: '已与其他行同样使用。',
      todo: '若不需要，请将其删除。',
    },
  },
};
