/** What the sample's assessors wrote beside their levels, and why the team agreed on one: short, and about evidence. */

/** By level, in the language the assessor writes in. */
export const notes: Record<'zh-CN' | 'en', Record<number, readonly string[]>> = {
  en: {
    1: [
      'Nothing in writing; three people gave three accounts.',
      'Asked in two shops, nobody had heard of it.',
      'Happens when somebody remembers. No record of the last time.',
      'I could not find an owner.',
    ],
    2: [
      'A document exists, last touched two years ago.',
      'Runs in one region; the other three are waiting.',
      'It has an owner but no rhythm yet.',
      'Written down, but no sign of use this quarter.',
    ],
    3: [
      'Document, owner and monthly record are all there.',
      'Sampled five cases; all five had their record.',
      'In use in every region, exceptions are followed up.',
      'The figures are reviewed each month and acted on.',
    ],
    4: [
      'Changed twice this year because of what was measured.',
      'Reviewed against results each quarter; weak parts are dropped.',
      'Sampled ten cases, each with its effect on record.',
      'Other divisions copied it after seeing the figures.',
    ],
  },
  'zh-CN': {
    1: [
      '没有成文做法，问三个人三种说法。',
      '走了两家门店，没人听说过。',
      '想起来才做，查不到上次的记录。',
      '找不到负责人。',
    ],
    2: [
      '有文件，两年没有更新。',
      '只有一个区域在做，其余三区观望。',
      '有人负责，还没有固定周期。',
      '写下来了，本季度看不出在用。',
    ],
    3: [
      '文件、负责人、月度记录都齐全。',
      '抽查五例，五例有记录。',
      '各区域都在执行，例外有人跟进。',
      '指标每月复盘，并有后续动作。',
    ],
    4: [
      '今年根据数据调整过两次。',
      '每季度对照结果复盘，无效的就停掉。',
      '抽查十例，效果都有记录。',
      '其他部门看了数据，也照着做了。',
    ],
  },
}

/** By agreed level. An agreed reason is one text for everybody, so the sample's team wrote it in both languages. */
export const reasons: Record<number, readonly string[]> = {
  1: [
    '没有成文做法，抽查也查不到记录 / Nothing in writing, and no record in the cases sampled',
    '各部门说法不一，没有负责人 / Departments tell it differently and nobody owns it',
    '只凭个人经验，换了人就断了 / It rests on individuals and stops when they move on',
  ],
  2: [
    '有文件，但只有部分区域照做 / Documented, but followed in some regions only',
    '试点有效，还没有推开 / The pilot works and has not been rolled out',
    '有人负责，没有固定周期，也没有记录可查 / It has an owner, but no rhythm and no record to check',
  ],
  3: [
    '文件、负责人和月度记录齐全，抽查相符 / Document, owner and monthly record are there, and sampled cases match',
    '各区域都在执行，例外有人跟进 / In use in every region, and exceptions are followed up',
    '每月复盘并有动作，尚未证明效果 / Reviewed and acted on each month; the effect is not shown yet',
  ],
  4: [
    '按结果调整过两次，做法随之改变 / Adjusted twice to results, and practice changed with it',
    '抽查十例，效果都有记录 / Ten cases sampled, each with its effect on record',
  ],
}
