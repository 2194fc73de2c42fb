import type { Like } from '../like.ts'
import type { organisation as english } from '../en/organisation.ts'

export const organisation: Like<typeof english> = {
  faults: {
    unreadable: '此处无法读取CSV：引号未闭合，或单元格数与表头不一致。',
    tooMany: (d) => `超过${d.most}行，请拆分文件。`,
    unknownColumn: (d) => `未知的列。可用的列为${d.columns}。`,
    missingColumn: '缺少这一列。',
    code: '每个单元都需要不超过80个字符的编码。',
    twice: (d) => `编码${d.code}在文件中出现了两次。`,
    name: '需要中文名（name_zh）或英文名（name_en）。',
    kind: (d) => `不是单元类型。可用的类型为${d.kinds}。`,
    amount: '不是大于或等于零的数。',
    parentUnknown: (d) => `没有编码为${d.code}的单元，文件里也没有。`,
    circle: '该单元归属于它自己。',
    root: '这是组织本身，请在设置中改名。',
  },
}
