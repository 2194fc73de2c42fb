import type { Like } from '../like.ts'
import type { organisation as english } from '../en/organisation.ts'

export const organisation: Like<typeof english> = {
  faults: {
    empty: '文件是空的。',
    noRows: '表头下面没有数据行。',
    unreadable: '无法读取这一行：引号未闭合，引号后面还有文字，或单元格过长。',
    ragged: (d) => `这一行有${d.cells}个单元格，应为${d.expected}个。`,
    characters: '单元格里有读不出来的字符。请把文件另存为UTF-8编码。',
    columnTwice: '这一列在表头里出现了两次。',
    tooMany: (d) => `超过${d.most}行，请拆分文件。`,
    unknownColumn: (d) => `未知的列。可用的列为${d.columns}。`,
    missingColumn: '缺少这一列。',
    code: '每个单元都需要不超过80个字符的编码。',
    twice: (d) => `编码${d.code}在文件中出现了两次。`,
    name: '需要中文名（name_zh）或英文名（name_en）。',
    kind: (d) => `不是单元类型。可用的类型为${d.kinds}。`,
    nameTooLong: (d) => `名称最多${d.most}个字符。`,
    amount: (d) => `不是0到${d.most}之间的数。请只写数字，不加千位分隔符。`,
    parentUnknown: (d) => `没有编码为${d.code}的单元，文件里也没有。`,
    circle: '该单元归属于它自己。',
    root: '这是组织本身，请在设置中改名。',
  },
}
