import type { Like } from '../like.ts'
import { score } from './score.ts'
import type { problems as english } from '../en/problems.ts'

const backupFaults = {
  notBackup: '该文件不是试金石的备份',
  newer: '它由更新版本的试金石写入，请用那个版本恢复',
  damaged: '文件已损坏或不完整',
}

export const problems: Like<typeof english> = {
  'request.invalid': (d) => `请求在${d.where}处有误：${d.what}。`,
  'request.method': (d) => `这个地址不支持${d.method}方法，可用的方法见 Allow 响应头。`,
  'request.mediaType': '这里请发送 JSON（application/json）；需要文件处，请以 multipart/form-data 发送一个文件。',
  'request.conflict': '有人刚刚改动了同一项内容，或它仍被使用。请重新查看后再操作。',
  'request.tooLarge': '内容超过服务器可接收的大小。',
  'request.origin': '请求来自其他网站，已拒绝。请从试金石自己的地址打开后再试。',
  'request.tooMany': (d) => `尝试次数过多。请等${d.seconds}秒再试。`,
  notFound: '没有这项内容，或您无权查看。',
  forbidden: '您的角色不能做这项操作，请联系工作区所有者。',
  internal: '我们这边出错了。此前已确认的内容都在。请重试；若再次出现，请按代码查看日志。',
  busy: '服务器正忙，请稍后再试。',
  'database.unreachable': '数据库没有响应。已确认的内容没有丢失，请稍后再试。',

  'session.required': '请先登录。',
  'session.wrong': '邮箱或密码不对。',
  'password.wrong': '当前密码不对，没有改动任何内容。',
  'account.unknown': '这里没有使用该邮箱的账号。',
  'link.unknown': '链接无效、已用过或已过期。请索取新链接；尚无账号时，重新启动试金石即可得到所有者链接。',
  'email.taken': '该邮箱已有账号。请直接登录，或换一个邮箱。',
  'password.short': (d) => `密码至少需要${d.minimum}个字符。`,

  'workspace.confirm': '如要删除，请一字不差地输入工作区名称。',
  'logo.damaged': '标志图片已损坏或不完整，未作任何保存。请另存为 PNG 或 JPEG 后重新选择。',
  'logo.tooManyPixels': (d) => `标志超过${d.megapixels * 100}万像素，未作任何保存。请缩小后再选，宽1000像素就足够。`,
  'diagnostic.confirm': '如要删除，请一字不差地输入诊断名称。',
  'member.pending': '该邮箱已受邀加入另一个工作区，但还没有账号。请等对方用过那个链接后，再在这里邀请。',
  'member.lastOwner': '工作区必须有所有者。请先把别人设为所有者。',

  'unit.code.taken': (d) => `编码${d.code}已被使用，每个单元的编码须唯一。`,
  'unit.parent': '单元不能归属于它自己。',
  'unit.used': '有诊断正在使用该单元，请先把它移出诊断范围。',
  'unit.root': '组织本身不能移除。',
  'unit.unknown': '其中一个单元在这里不存在。',

  'pack.unknown': (d) => `这里没有评估工具“${d.pack}” ${d.version}，请先导入。`,
  'pack.faulty': '内容包有错误，已逐条列出；没有导入任何内容。',
  'pack.changed': (d) => `${d.pack} ${d.version}已存在且内容不同。已发布的版本不再改动，请给新内容更高的版本号。`,
  'pack.noPart': (d) =>
    d.known === ''
      ? `评估工具${d.pack}没有“${d.part}”这一类内容。`
      : `请用编号指明要${d.pack}的哪一个“${d.part}”：${d.known}。`,
  'pack.notInDiagnostic': (d) => `本诊断没有使用评估工具“${d.pack}”。`,
  'upload.missing': '请求中没有文件。请在“file”字段中上传一个文件。',
  'upload.tooLarge': (d) => `文件超过${d.megabytes} MB。`,

  'statistics.input': (d) => d.sentence,
  'statistics.tooLong': (d) => `运算超过${d.seconds}秒，已停止。请改用没有时限的 touchstone stats 命令。`,

  'period.backwards': '期间的结束早于开始。',
  'target.offScale': (d) => `${d.address}：量表共${d.levels}级，没有第${d.level}级。`,
  'target.unknown': (d) =>
    d.address === '' ? '有一项目标没有说明针对哪个领域或方面。' : `评估工具中没有“${d.address}”。`,
  'assessor.none': '您不是本诊断的评估员。',
  'assessor.scored': '该评估员已经评分，移除会丢失其评分。',
  'assessor.twice': (d) => `${d.name}已是评估员。`,
  'diagnostic.scopeScored': '要移出范围的单元里已有评分，请先移除这些评分。',
  'diagnostic.previousSelf': '诊断不能以自己为上一期。',

  'rating.conflict': '您打开之后，这项评分在另一台设备上改过。两个版本都已列出，请选定一个。',
  'rating.locked': '盲评已揭示，首轮评分不再改动。请改为记录共识级别。',
  'rating.level': (d) => `量表共${d.levels}级，没有第${d.level}级。`,
  'rating.criterion': (d) => `评估工具中没有准则“${d.criterion}”。`,
  'rating.wholeOrganisation': '该准则只对整个组织评一次，不按单元评。',
  'rating.perUnit': '该准则在各单元分别评分，不再对整个组织另评。',
  'rating.scope': '该单元不在本诊断范围内。',
  'reveal.early': '评分在负责人揭示之前保持封存。',
  'reveal.nothing': '还没有人评分，没有可揭示的内容。',
  'agreed.conflict': '您打开之后，有人记录了另一个共识。两个版本都已列出，请选定一个。',

  'score.fault': (d) => score.faults[d.code]({ about: d.about }),
  'survey.none': '本诊断还没有员工答卷，请先导入。',
  'explanation.unknown': '没有这个可供解释的数字。',
  'import.state': '这次导入当前不能执行该操作。请查看其状态，必要时重新上传。',
  'import.file': (d) => d.why,
  'import.mapping': (d) => d.why,
  'import.changed': '您查看预览之后又有改动，没有写入任何内容。请重新查看预览。',
  'import.used': '已有得分快照用到这些答卷，因此不能撤回。如需排除，请新建诊断。',
  'report.unavailable': (d) => `无法生成报告：${d.why}。`,
  'backup.invalid': (d) => `无法恢复此备份：${backupFaults[d.why]}。没有改动任何内容。`,
  'backup.sealed': '备份会包含盲评中的评分，请先揭示；运行服务器的人可随时用 npx touchstone backup 备份。',
  'backup.exists': '备份中的工作区在这里已经存在。请先删除它，或恢复到另一处安装。',
}
