import type { packs as english } from '../en/packs.ts'
import type { Like } from '../like.ts'

const languageNames = { 'zh-CN': '中文', en: '英文' }

const thing = {
  pack: '内容包',
  level: '级别',
  area: '领域',
  aspect: '方面',
  criterion: '准则',
  request: '资料请求',
  topic: '主题',
  item: '检查项',
  guide: '访谈提纲',
  question: '问题',
  surveyItem: '问卷题目',
  reference: '引用数据',
  form: '表单',
  section: '小节',
  field: '栏目',
  choice: '选项',
  mode: '模式',
  principle: '原则',
  horizon: '时间段',
  dimension: '维度',
  nextStep: '下一步',
  link: '关联',
}

const valueKinds = {
  text: '文本',
  number: '数字',
  wholeNumber: '整数',
  trueOrFalse: 'true 或 false',
  list: '列表',
  map: '键值',
  nothing: '空值',
  endless: '没有有限值的数',
}

const yamlReasons = {
  indentation: '缩进与上下行不一致',
  tab: '缩进用了制表符，请改用空格',
  missingCharacter: '缺少引号、括号或冒号',
  unexpected: '这里出现了不该有的内容',
  badEscape: '引号内的反斜杠写法不是 YAML 认识的',
  badStart: '文本不加引号时不能以这个字符开头',
  multilineKey: '键跨了多行，或缺少冒号',
  longKey: '键超过 1,024 个字符',
  nesting: '含有“: ”的文本要加引号，或者同一处混用了列表和键值',
  other: '这不是有效的 YAML',
}

const where = (d: { firstFile: string; firstLine: number | null }) =>
  d.firstLine === null ? d.firstFile : `${d.firstFile} 第 ${d.firstLine} 行`
/** Rounded up, so that a byte too many does not read as the limit itself. */
const megabytes = (bytes: number) => `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)} MiB`

/** 命令行与工具库中有关内容包的文字。 */
export const packs: Like<typeof english> = {
  faults: {
    'pack.tooManyFaults': (d) => `错误超过 ${d.limit} 处，其余未列出。请先改正这些，再检查一次。`,
    'pack.tooManyFiles': (d) => `内容包有 ${d.count} 个文件，最多读取 ${d.limit} 个。`,
    'pack.tooManyTokens': (d) => `全部文件的 YAML 记号超过 ${d.limit} 个，其余未读取。`,
    'pack.tooLarge': (d) => `内容包有 ${megabytes(d.bytes)}，最多读取 ${megabytes(d.limit)}。`,

    'source.missing': () => '没有这个文件夹或 zip 文件。',
    'source.link': () => '这是一个链接。内容包只能有普通文件。',
    'source.notAFile': () => '这既不是文件，也不是文件夹。',
    'source.foldersTooDeep': (d) => `文件夹嵌套超过 ${d.limit} 层；内容包只有一层文件夹。`,
    'source.tooManyEntries': (d) => `文件夹里的文件、子文件夹和链接超过 ${d.limit} 个，不像是内容包。`,
    'source.unreadable': () => '无法读取：名称不是有效文本，或没有读取权限。',

    'zip.notAZip': () => '这不是 zip 文件，或者文件不完整。',
    'zip.encrypted': () => 'zip 文件已加密。请另存为不带密码的文件。',
    'zip.damaged': (d) => `zip 文件已损坏，或前后矛盾（${d.part}）。请重新打包。`,
    'zip.tooLarge': (d) => `zip 文件有 ${megabytes(d.bytes)}，最多读取 ${megabytes(d.limit)}。`,
    'zip.bomb': () => 'zip 里有文件解压后会膨胀数百倍，因此不打开。',
    'zip.nested': () => '压缩包里的压缩包不会打开。请把它取出。',
    'zip.duplicate': (d) => `zip 文件里这个文件有两份，另一份写作“${d.other}”。`,

    'file.badPath': () =>
      '这不是内容包内的普通路径：不能以“/”开头，不能有“..”、反斜杠、特殊字符或看不见的字符，也不能用 Windows 保留的名称（con、nul、com1 等）。',
    'file.unknown': () =>
      '内容包里没有这样的文件。应有的是 pack.yaml、references.yaml、crosswalk.yaml，以及 aspects、requests、checklists、guides、survey、forms 文件夹中的 .yaml 文件。',
    'file.tooLarge': (d) => `文件有 ${megabytes(d.bytes)}，最多读取 ${megabytes(d.limit)}。`,
    'file.notUtf8': (d) => `文件不是 UTF-8 编码（第 ${d.byte} 个字节有误）。请另存为 UTF-8。`,
    'file.utf16': () => '文件是 UTF-16 编码。请另存为 UTF-8。',
    'file.byteOrderMark': () => '文件开头有字节顺序标记，已略过。请另存为不带标记的 UTF-8。',
    'file.missing': () => '缺少这个文件。每个内容包的最上层都有 pack.yaml。',
    'file.notListed': (d) => `pack.yaml 中没有领域列出方面“${d.id}”。请列出它，或删除这个文件。`,
    'file.nameDiffers': (d) => `文件名是“${d.expected}”，文件内写的是“${d.found}”。请改成一致。`,

    'yaml.syntax': (d) => `从这里起 YAML 无法读取：${yamlReasons[d.reason]}。`,
    'yaml.empty': () => '文件是空的。',
    'yaml.severalDocuments': () => '这里开始了第二个 YAML 文档（“---”）。一个文件只放一个文档。',
    'yaml.directive': () => '不接受 YAML 指令（“%…”）。请删除这一行。',
    'yaml.alias': (d) => `不接受别名“*${d.name}”。请写出它代表的内容。`,
    'yaml.anchor': (d) => `不接受锚点“&${d.name}”。请删除。`,
    'yaml.tag': (d) => `不接受标签“${d.tag}”。请删除。`,
    'yaml.mergeKey': () => '不接受合并键“<<”。请写出它代表的内容。',
    'yaml.duplicateKey': (d) => `键“${d.key}”在第 ${d.firstLine} 行已经有了。请只留一个。`,
    'yaml.forbiddenKey': (d) => `不接受键“${d.key}”。`,
    'yaml.keyNotText': () => '键必须是普通文本或级别号。',
    'yaml.tooDeep': (d) => `列表和键值嵌套超过 ${d.limit} 层；内容包用不到这么深。`,
    'yaml.tooManyTokens': (d) => `文件的 YAML 记号超过 ${d.limit} 个。请拆分或缩短。`,

    'shape.missingKey': (d) => `缺少“${d.key}”。`,
    'shape.unknownKey': (d) =>
      d.suggestion === null ? `“${d.key}”不是这里的键。` : `“${d.key}”不是这里的键。是不是“${d.suggestion}”？`,
    'shape.wrongKind': (d) =>
      `这里应为${valueKinds[d.expected]}，实际是${valueKinds[d.found]}。${d.expected === 'text' && d.found === 'number' ? '请加上引号。' : ''}`,
    'shape.tooFew': (d) => `至少要有 ${d.minimum} 条。`,
    'shape.tooMany': (d) => `最多 ${d.maximum} 条。`,
    'shape.tooLong': (d) => `最多 ${d.maximum} 个字符。`,
    'shape.blank': () => '文本是空白的。请写上，或删除这一行。',
    'shape.outOfRange': (d) => (d.minimum === null ? `不能大于 ${d.maximum ?? ''}。` : `不能小于 ${d.minimum}。`),
    'shape.notOneOf': (d) => `只能是其中之一：${d.choices.join('、')}。`,
    'shape.badId': (d) =>
      `“${d.found}”不是合格的编号。编号由小写字母和数字组成，用连字符相连，以字母开头；方面与准则之间用点相连。`,
    'shape.badVersion': (d) => `“${d.found}”不是版本号。请写三个数字，例如 1.0.0。`,
    'shape.badLinkTarget': (d) => `“${d.found}”不是另一个内容包的准则。请写成“内容包/方面.准则”。`,
    'shape.badLevelKey': (d) => `“${d.key}”不是级别号。请用 1 到级别总数之间的数字。`,

    'text.noLanguage': () => '文本的所有语言都缺失。',
    'text.languageMissing': (d) =>
      `缺少${languageNames[d.language]}文本，而 pack.yaml 的 languages 列有 ${d.language}。`,
    'text.languageUndeclared': (d) =>
      `这是${languageNames[d.language]}文本，而 pack.yaml 的 languages 没有列出该语言。`,
    'text.shortTooLong': (d) =>
      `${languageNames[d.language]}短名有 ${d.count} 个字符；幻灯片和手机上最多放得下 ${d.maximum} 个。`,
    'text.shortSeveralLines': () => '短名只能占一行。',
    'text.controlCharacter': (d) => `文本含有控制字符 ${d.character}，请删除。`,
    'text.directionCharacter': (d) => `文本含有改变书写方向的字符 ${d.character}，请删除。`,
    'text.invisibleCharacter': (d) => `文本含有看不见的字符 ${d.character}，请删除。`,
    'text.brokenCharacter': () => '文本含有损坏的字符，请重新输入。',

    'id.duplicate': (d) => `${thing[d.thing]}“${d.id}”已经出现在 ${where(d)}。每个只能出现一次。`,
    'number.duplicate': (d) => `${thing[d.thing]}的编号 ${d.number} 已在 ${where(d)} 使用。`,
    'language.duplicate': (d) => `语言 ${d.language} 列了两次。`,

    'scale.levelOutOfOrder': (d) => `级别从 1 起连续编号：这里应为 ${d.expected}，实际是 ${d.found}。`,
    'scale.levelsAlike': (d) =>
      `第 ${d.other} 级和第 ${d.level} 级的${languageNames[d.language]}名称相同，填写名称时分不清是哪一级。`,
    'level.missing': (d) => `缺少第 ${d.level} 级的文本。`,
    'level.extra': (d) => `量表只有 ${d.levels} 级，没有第 ${d.level} 级。`,
    'weight.allZero': (d) => `${thing[d.parent]}“${d.id}”下所有权重都是 0，永远算不出得分。请至少给一项大于 0 的权重。`,

    'target.unknownArea': (d) => `pack.yaml 中没有领域“${d.id}”。`,
    'target.unknownAspect': (d) => `没有方面“${d.id}”（没有文件 aspects/${d.id}.yaml）。`,
    'target.unknownCriterion': (d) => `没有准则“${d.id}”。`,
    'link.notACriterion': (d) => `关联连接的是准则。“${d.id}”是方面，请写成“方面.准则”。`,
    'link.toItself': () => '关联应指向另一个内容包，这一条指向了自身。',
    'survey.tooManyCore': (d) => `有 ${d.count} 道问卷题目标为必答核心题；人人都答的最多 ${d.limit} 道。`,
    'form.choicesMissing': () => '类型为“choice”的栏目至少要有两个选项。',
    'form.choicesUnused': () => '只有类型为“choice”的栏目才有选项。',

    'quality.oneLanguage': (d) => `内容包只有${languageNames[d.language]}。切换到另一种语言时会原样显示并注明。`,
    'quality.wrongLanguage': (d) => `这里看起来不是${languageNames[d.language]}，是不是放进了另一种语言的文本？`,
    'quality.lengths': (d) => `英文 ${d.words} 个词，中文 ${d.characters} 个字：其中一个好像说少了或说多了。`,
    'quality.levelsEqual': (d) =>
      `${languageNames[d.language]}的第 ${d.other} 级与第 ${d.level} 级完全一样。请写出二者的区别。`,
    'quality.vagueDifference': (d) =>
      `${languageNames[d.language]}的第 ${d.other} 级与第 ${d.level} 级只差几个含糊的词（如“一些”“较好”）。请写评估员能看到什么。`,
    'quality.descriptorReused': (d) =>
      `同一句${languageNames[d.language]}描述已经用在 ${d.firstFile} 的 ${d.firstPath}。一句描述只对应一条准则的一个级别。`,
    'quality.noPractice': (d) => `${languageNames[d.language]}描述只有评价。请写谁在做什么、多久做一次，让人看得见。`,
    'quality.termAvoided': (d) => `请把“${d.found}”写作“${d.use}”：一个概念只用一个名称（见 content/glossary.yaml）。`,
    'quality.termMissing': (d) =>
      `“${d.term}”在${languageNames[d.language]}里是“${d.expected}”，而对应的文本没有用这个词（见 content/glossary.yaml）。`,
    'quality.closedQuestion': (d) =>
      `${languageNames[d.language]}问题用“是”或“否”就能回答。请改问什么、怎样、谁或何时。`,
    'quality.leadingQuestion': (d) => `${languageNames[d.language]}问题暗示了答案（“${d.found}”）。请改成中性的问法。`,
    'quality.severalQuestions': (d) => `${languageNames[d.language]}问题一次问了几件事。请拆开，或把后一半放进追问。`,

    'mapping.missing': (d) =>
      `${d.fromLevels} 级的量表与 ${d.toLevels} 级的量表不能直接对应。请逐级写明对应关系；系统不会自动平移级别。`,
    'mapping.levelMissing': (d) => `对应关系没有写第 ${d.level} 级对应到哪里。`,
    'mapping.levelUnknown': (d) => `对应关系写了第 ${d.level} 级，而该量表只有 1 到 ${d.levels} 级。`,
    'mapping.notRising': (d) => `第 ${d.level} 级对应到了比前一级更低的级别。高一级不能对应到更低的级别。`,

    'version.contentDiffers': (d) =>
      `${d.pack} ${d.version} 已经发布，内容与这次不同。已发布的版本不再改动：请在 pack.yaml 中提高版本号。`,

    'crosswalk.unknownPack': (d) => `关联指向内容包“${d.pack}”，它不在这次比较的范围内。`,
    'crosswalk.unknownCriterion': (d) => `关联指向“${d.id}”，而它不存在。`,
    'crosswalk.mappingMissing': (d) =>
      `${d.from} 与 ${d.to} 被称为相同（equal），但一个有 ${d.fromLevels} 级，另一个有 ${d.toLevels} 级。请用“levels”写明各级的对应。`,
    'crosswalk.mappingsDisagree': (d) => `${d.from} → ${d.to} 与反方向的级别对应互相矛盾。`,
    'crosswalk.relationsDisagree': (d) =>
      `这里说 ${d.from} 对 ${d.to} 是“${d.here}”，另一个内容包对同一对准则说的是“${d.there}”。`,
    'crosswalk.subsetCycle': (d) =>
      `这些准则依次被说成是后者的一部分，绕成了一圈：${d.criteria.join(' ⊂ ')}。请把其中一条改为“equal”，或删除。`,
    'crosswalk.noneAgainstOverlap': (d) => `${d.from} 与 ${d.to} 被说成毫无共同之处，但其他关联把它们连在一起。`,
  },
  faultLine: { error: (d) => `错误：${d.text}`, warning: (d) => `提醒：${d.text}` },

  checkedClean: (d) => `${d.pack} ${d.version}：${d.criteria} 条准则，没有需要改正的地方。`,
  checkedWithFaults: (d) => `${d.files} 个文件中有 ${d.errors} 处错误、${d.warnings} 处提醒。`,
  checkUsage: 'touchstone pack check 文件夹|zip',
  checkHelp: '报告内容包的每一处问题，注明文件、行和路径：先查结构，再查措辞',
  importUsage: 'touchstone pack import 文件夹|zip',
  importHelp: '在工作区发布一个内容包：要么整包，要么不发布',
  exportUsage: 'touchstone pack export 内容包 版本 --out 文件.zip',
  exportHelp: '把内容包写成 zip；导入的内容包原样导出，一个字节也不变',
  crosswalkUsage: 'touchstone pack crosswalk [文件夹|zip …]',
  crosswalkHelp: '列出各内容包之间相通的准则，以及互相矛盾的关联',

  imported: (d) => `${d.pack} ${d.version} 已发布。`,
  notImported: '内容包没有发布。',
  exported: (d) => `${d.pack} ${d.version} 已写入 ${d.file}。`,
  unknown: (d) => `这里没有内容包 ${d.pack} ${d.version}。`,

  crosswalkFrom: '从',
  crosswalkTo: '到',
  crosswalkLinked: '已关联准则',
  crosswalkShare: (d) => `${d.linked}/${d.criteria}`,
  relation: { equal: '相同', subset: '属于', superset: '包含', intersects: '交叉', none: '无关' },
  crosswalkClean: '没有矛盾。',
}
