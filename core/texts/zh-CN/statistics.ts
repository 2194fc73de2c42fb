import type { Detail } from '#core/statistics/result.ts'
import type { Like } from '../like.ts'
import type { statistics as english } from '../en/statistics.ts'

const list = (value: Detail[string] | undefined): string =>
  Array.isArray(value) ? value.join('、') : String(value ?? '')

const where = (d: Detail): string => {
  const row = d['row'] === undefined ? '' : d['row'] === 0 ? '表头' : `第 ${list(d['row'])} 行`
  const column = d['column'] === undefined ? '' : `“${list(d['column'])}”列`
  return row === '' && column === '' ? '' : `${row}${column}：`
}

export const statistics: Like<typeof english> = {
  reasons: {
    noData: () => '没有可用于计算的数值。',
    oneRater: () => '只有一位评分人给出数值，谈不上一致性。',
    oneUnit: () => '只有一个对象有数值。',
    oneItem: () => '只剩一个题目，无法衡量内部一致性。',
    oneGroup: () => '只有一个群组有数值，没有可比较的对象。',
    emptyGroup: (d) => (d['group'] === undefined ? '其中一个群组没有数值。' : `群组“${list(d['group'])}”没有数值。`),
    emptyCategory: (d) =>
      `“${list(d['margin'])}”中的“${list(d['category'])}”有 ${list(d['population'])} 人、${list(d['count'])} 份答卷，请与其他类别合并。`,
    noOverlap: () => '没有任何个案同时具备两个数值，无法比较。',
    noVariation: () => '所有数值都相同，没有差异可供分析。',
    allAgree: () => '结果完全一致，样本无法显示其不确定程度。',
    constantColumn: (d) => `以下各列只有一个取值：${list(d['columns'])}。`,
    duplicateColumn: (d) => `以下各列内容相同：${list(d['columns'])}，请去掉其中一列。`,
    collinear: (d) => `以下各列可以互相推出：${list(d['columns'])}，请去掉其中一列。`,
    zeroWeights: () => '所有权重都是零，请至少给一个个案大于零的权重。',
    tooFew: (d) => `现有 ${list(d['count'])} 个，至少需要 ${list(d['minimum'])} 个。`,
    tooFewRows: (d) => `完整的行有 ${list(d['count'])} 行，以目前的自变量个数至少需要 ${list(d['minimum'])} 行。`,
    noDegreesOfFreedom: () => '数值太少，看不出离散程度。',
    leaveOneOutUndefined: (d) =>
      d['unit'] === undefined
        ? '结果完全取决于某一个个案，去掉它就没有结果，因此不给出区间。'
        : `结果完全取决于“${list(d['unit'])}”，去掉它就没有结果，因此不给出区间。`,
    incompleteForms: () => '这里需要全部题目都已作答的答卷。',
    zeroDenominator: () => '各项恰好互相抵消，比值不存在。',
    outsideDomain: () => '数值超出了该指标有意义的范围。',
    notPositiveDefinite: () => '题目之间互相重复或互相矛盾，模型无解。',
    improperSolution: (d) => `最佳拟合使 ${list(d['columns'])} 的方差为负：单一因子不足以描述这些题目。`,
    notConverged: (d) => `迭代 ${list(d['rounds'])} 轮后仍未得到稳定的解。`,
    capTooLow: (d) =>
      `权重上限为 ${list(d['cap'])} 时，“${list(d['margin'])}”中的“${list(d['category'])}”无法达到其人数，请合并类别或提高上限。`,
    separation: () => '自变量把两种结果完全分开，其影响没有有限的大小。',
    noRoot: () => '方程无解。',
    sampleExceedsPopulation: (d) => `答卷数（${list(d['count'])}）多于总人数（${list(d['population'])}），请核对人数。`,
    tooFewPairs: (d) => `有的题目组合只被同时回答了 ${list(d['count'])} 次，至少需要 ${list(d['minimum'])} 次。`,
    notOrdered: () => '答案是文字，且没有声明顺序。',
    notExact: () => '存在相同数值或数值过多，精确方法不适用。',
    overflow: () => '数值过大或过小，无法计算。',
    tooMany: (d) => `现有 ${list(d['count'])} 个，这个方法最多处理 ${list(d['maximum'])} 个。`,
    severalRoots: (d) => `方程有 ${list(d['count'])} 个解，没有哪一个比其他的更正确。`,
    neverPaidBack: () => '在给出的现金流之内，投入没有收回。',
    nothingPaid: () => '没有投入，也就谈不上收回。',
  },
  inputProblems: {
    emptyTable: () => '文件在表头之下没有数据行。',
    emptyHeader: (d) => `第 ${list(d['column'])} 列在首行没有列名。`,
    duplicateHeader: (d) => `有两列都叫“${list(d['column'])}”，请分别命名。`,
    unknownColumn: (d) => `没有“${list(d['column'])}”这一列。现有的列：${list(d['columns'])}。`,
    wrongCellCount: (d) => `${where(d)}有 ${list(d['count'])} 个单元格，表头有 ${list(d['expected'])} 个。`,
    cellTooLong: (d) => `${where(d)}单元格超过 ${list(d['longest'])} 个字符。`,
    notANumber: (d) => `${where(d)}“${list(d['cell'])}”不是数字。如果它表示缺失，请把它声明为缺失代码。`,
    numberTooLarge: (d) => `${where(d)}“${list(d['cell'])}”这个数字过大，请换用更大的单位。`,
    numberTooSmall: (d) => `${where(d)}“${list(d['cell'])}”太接近零，请写成 0 或换用更小的单位。`,
    emptyCell: (d) => `${where(d)}单元格为空，此处必须有数值。`,
    outsideLevels: (d) => `${where(d)}“${list(d['cell'])}”不在声明的级别之内。`,
    tooFewLevels: (d) => `量表至少需要 ${list(d['minimum'] ?? 2)} 个级别。`,
    tooManyLevels: () => '取值种类太多，无法制作交叉表，请先归组。',
    duplicateLevel: (d) => `级别 ${list(d['level'])} 声明了两次。`,
    levelNotANumber: (d) => `“${list(d['level'])}”不是级别：级别是用逗号分隔的数字。`,
    duplicateRating: (d) =>
      `${where(d)}“${list(d['rater'])}”已经评过“${list(d['unit'])}”，每位评分人对每个对象只保留一个评分。`,
    negativeWeight: (d) => `${where(d)}权重为负数，权重应为零或正数。`,
    lengthsDiffer: (d) => `${where(d)}各列的行数不同。`,
    notAProbability: (d) => `${where(d)}${list(d['value'])} 不在 0 与 1 之间。`,
    notACount: (d) => `${where(d)}${list(d['value'])} 不是合理范围内的整数。`,
    wrongMatrixShape: (d) => `${where(d)}矩阵的形状与数据不符。`,
    notSymmetric: (d) => `${where(d)}矩阵不对称。`,
    outsideDomain: (d) => `${where(d)}数值超出了该指标有意义的范围。`,
    unknownOption: (d) => `没有“${list(d['option'])}”这个选项。`,
    formulaFault: (d) =>
      d['found'] === '' || d['found'] === undefined
        ? `公式“${list(d['formula'])}”不完整或过长（第 ${list(d['at'])} 个字符）。`
        : `公式“${list(d['formula'])}”在第 ${list(d['at'])} 个字符“${list(d['found'])}”处无法读懂。`,
    unknownName: (d) => `公式用到了未定义的“${list(d['name'])}”。可用的有：${list(d['names'])}。`,
    modelSyntax: (d) =>
      `模型文件不是普通的 YAML（第 ${list(d['row'])} 行第 ${list(d['column'])} 列，${list(d['fault'])}）。`,
    modelShape: (d) => `模型文件第 ${list(d['line'])} 行的“${list(d['path'])}”缺失、未知或类型不对。`,
    modelValue: (d) => `模型的输入“${list(d['input'])}”不符合规则：${list(d['rule'])}。`,
    notATime: (d) =>
      `${where(d)}“${list(d['cell'])}”不是时间。请写数字、日期（如 2025-03-31）、月份（2025-03）或季度（2025-Q1）。`,
    optionNeeded: (d) =>
      d['option'] === 'FILE'
        ? '这个方法需要一个文件：touchstone stats 方法 文件 [选项]。'
        : `这个方法需要 --${list(d['option'])}。`,
    optionValue: (d) =>
      `--${list(d['option'])} 不能是“${list(d['value'])}”。${d['allowed'] === undefined ? '' : `可选：${list(d['allowed'])}。`}`,
    unknownMethod: (d) => `没有“${list(d['method'])}”这个方法。可用的方法：${list(d['methods'])}。`,
    notText: (d) => `${where(d)}内容不是文本，请把表格另存为 CSV 后再试。`,
    notCsv: (d) => `${where(d)}这一行不是 CSV（${list(d['fault'])}），请检查引号。`,
  },
}
