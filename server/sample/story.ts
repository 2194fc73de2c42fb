/**
 * The sample organisation, Farhill Telecom (远山电信): invented, and marked as a sample wherever it shows. Scores and
 * comments tell one believable story: technology is ahead of the people who have to use it.
 */
import type { Text } from '#core/language.ts'

export const organisationName: Text = { 'zh-CN': '远山电信', en: 'Farhill Telecom' }

/** Where each aspect stands (mean level, this year and last), its target, how far assessors differ, and the comment. */
export interface AspectStory {
  now: number | null
  then: number | null
  target: number
  comment: Text
}

export const aspects: Record<string, AspectStory> = {
  'cx-aspiration': {
    now: 2.8,
    then: 2.5,
    target: 3,
    comment: {
      'zh-CN': '高层有同一份书面愿景，半数员工说不出来',
      en: 'One written vision at the top; half of staff cannot state it',
    },
  },
  'brand-promise-alignment': {
    now: 2.2,
    then: 2.2,
    target: 3,
    comment: { 'zh-CN': '承诺清楚，落空时没有专人负责', en: 'The promise is clear; a broken one has no owner' },
  },
  'process-integration': {
    now: 2.0,
    then: 1.8,
    target: 3,
    comment: { 'zh-CN': '五个流程例会中两个会看客户洞察', en: 'Two of five process boards look at customer insight' },
  },
  'company-culture': {
    now: 2.5,
    then: 2.3,
    target: 3,
    comment: {
      'zh-CN': '价值观合拍，依据主要是对领导者的访谈',
      en: 'Values fit; the evidence is mostly interviews with leaders',
    },
  },
  'stakeholder-management': {
    now: 2.4,
    then: 2.2,
    target: 3,
    comment: { 'zh-CN': '合作方已列清，其反馈没有跟踪', en: 'Partners are mapped, their feedback is not tracked' },
  },
  'customer-profiles': {
    now: 3.0,
    then: 2.6,
    target: 3,
    comment: { 'zh-CN': '九个画像三月更新，规划时用到', en: 'Nine personas renewed in March and used in planning' },
  },
  voc: {
    now: 2.4,
    then: 2.0,
    target: 3,
    comment: { 'zh-CN': '听得广，三分之一的发现带来改变', en: 'Wide listening; a third of findings lead to a change' },
  },
  'insight-to-action': {
    now: 1.7,
    then: 1.7,
    target: 3,
    comment: { 'zh-CN': '发现会汇报，很少落到人', en: 'Findings are presented, seldom assigned to anyone' },
  },
  'journey-mapping': {
    now: 2.6,
    then: 2.0,
    target: 3,
    comment: { 'zh-CN': '十二张地图含情绪，缺搬家旅程', en: 'Twelve maps with emotion; moving home is missing' },
  },
  'internal-processes': {
    now: 2.2,
    then: 2.2,
    target: 3,
    comment: { 'zh-CN': '只有账务的交接改善了', en: 'Hand-offs improved in billing only' },
  },
  'external-processes': {
    now: 2.0,
    then: 2.1,
    target: 3,
    comment: { 'zh-CN': '补救做得如何，取决于走进哪家店', en: 'Recovery depends on the shop a customer walks into' },
  },
  'expectation-management': {
    now: 1.8,
    then: 1.9,
    target: 3,
    comment: { 'zh-CN': '未查施工排期就先许下安装日期', en: 'Install dates are promised before crews are checked' },
  },
  'customer-service': {
    now: 2.8,
    then: 2.8,
    target: 3,
    comment: { 'zh-CN': '平稳：首次联系解决七成八', en: 'Steady: 78% solved at first contact' },
  },
  'journey-iteration': {
    now: 1.6,
    then: 1.6,
    target: 3,
    comment: { 'zh-CN': '旅程改版无固定节奏', en: 'No fixed rhythm for reworking journeys' },
  },
  'data-analytics': {
    now: 3.2,
    then: 2.8,
    target: 4,
    comment: {
      'zh-CN': '流失模型天天在用，技能集中在一个团队',
      en: 'Churn model in daily use; the skill sits in one team',
    },
  },
  methodology: {
    now: 2.6,
    then: 2.5,
    target: 3,
    comment: { 'zh-CN': '数字团队敏捷，其余仍按阶段关卡', en: 'Agile in digital, stage gates elsewhere' },
  },
  personalization: {
    now: 2.3,
    then: 1.9,
    target: 3,
    comment: { 'zh-CN': '优惠能个性化，服务还不能', en: 'Offers are personal, service is not yet' },
  },
  'digital-platforms': {
    now: 2.8,
    then: 2.7,
    target: 3,
    comment: { 'zh-CN': '应用与网站已打通，门店系统未接入', en: 'App and web are joined; the shop till stands apart' },
  },
  'talent-management': {
    now: 2.2,
    then: 2.2,
    target: 3,
    comment: { 'zh-CN': '招聘要求服务技能，很少实测', en: 'Customer skills are asked for, rarely tested' },
  },
  'training-development': {
    now: 2.6,
    then: 2.4,
    target: 3,
    comment: { 'zh-CN': '课程不错，对服务的作用没有衡量', en: 'Sound courses; the effect on service is not measured' },
  },
  'internal-communication': {
    now: 2.0,
    then: 2.2,
    target: 3,
    comment: { 'zh-CN': '客户故事比去年少', en: 'Fewer customer stories than last year' },
  },
  'frontline-empowerment': {
    now: 1.8,
    then: 1.8,
    target: 3,
    comment: { 'zh-CN': '50元以上退款都要主管签字', en: 'Any refund above ¥50 needs a supervisor' },
  },
  'frontline-insight': {
    now: 1.5,
    then: 1.6,
    target: 3,
    comment: { 'zh-CN': '门店记录有人写、没人回读', en: 'Shop notes exist; nobody reads them back' },
  },
  'employee-experience': {
    now: 2.4,
    then: null,
    target: 3,
    comment: {
      'zh-CN': '首年衡量，与客户体验的关联尚未验证',
      en: 'Measured for the first time; the link to CX is untested',
    },
  },
  'reporting-action': {
    now: 2.6,
    then: 2.4,
    target: 3,
    comment: { 'zh-CN': '月报准时，行动没有跟踪', en: 'The monthly report is on time; its actions are not followed' },
  },
  'tangible-results': {
    now: 3.4,
    then: 2.6,
    target: 3,
    comment: { 'zh-CN': '只依据财务部一项没有记录的说法', en: 'Rests on one finance claim without a record' },
  },
  benchmarking: {
    now: null,
    then: 2.0,
    target: 3,
    comment: { 'zh-CN': '等待对标研究', en: 'Waiting for the benchmark study' },
  },
}

/** Criteria that the team agreed do not apply, with the reason. */
export const notApplicable: Record<string, string> = {
  'personalization.privacy-consent': '本期由集团法务统一负责 / Handled by group legal in this period',
}

export const assessors = [
  { name: '陈岚 Lan Chen', external: false, bias: 0.05, writes: 'zh-CN' },
  { name: '周牧 Mu Zhou', external: false, bias: 0.3, writes: 'zh-CN' },
  { name: 'Priya Nair', external: false, bias: -0.1, writes: 'en' },
  { name: '孙逸 Yi Sun', external: false, bias: 0.1, writes: 'zh-CN' },
  { name: 'Tomás Reyes', external: true, bias: -0.25, writes: 'en' },
  { name: '何晴 Qing He', external: true, bias: -0.15, writes: 'zh-CN' },
] as const

/** Of an instrument whose areas are not named below. */
export const usualSpread = 0.3

/** How far assessors differ, by area: standard deviation of a rating around the level, in levels. */
export const spread: Record<string, number> = {
  strategy: 0.3,
  insights: 0.3,
  design: 0.3,
  technology: 0.3,
  people: 0.38,
  improvement: 0.56,
}

export const roleLevels = [
  { code: 'leader', name: { 'zh-CN': '领导者', en: 'Leaders' }, share: 0.03, lift: 0.55 },
  { code: 'manager', name: { 'zh-CN': '管理者', en: 'Managers' }, share: 0.14, lift: 0.2 },
  { code: 'frontline', name: { 'zh-CN': '一线员工', en: 'Frontline' }, share: 0.83, lift: -0.25 },
] as const

export const departments = [
  { code: 'retail', name: { 'zh-CN': '门店', en: 'Shops' }, share: 0.32, lift: -0.2 },
  { code: 'contact-centre', name: { 'zh-CN': '客服中心', en: 'Contact centre' }, share: 0.24, lift: -0.1 },
  { code: 'field', name: { 'zh-CN': '装维', en: 'Field service' }, share: 0.17, lift: -0.3 },
  { code: 'digital', name: { 'zh-CN': '数字与技术', en: 'Digital and technology' }, share: 0.12, lift: 0.35 },
  { code: 'enterprise', name: { 'zh-CN': '政企', en: 'Enterprise sales' }, share: 0.09, lift: 0.1 },
  { code: 'finance', name: { 'zh-CN': '财务', en: 'Finance' }, share: 0.045, lift: 0.15 },
  { code: 'people', name: { 'zh-CN': '人力资源', en: 'Human resources' }, share: 0.013, lift: 0.1 },
  // smaller than the minimum group on purpose: its results stay hidden
  { code: 'legal', name: { 'zh-CN': '法务', en: 'Legal' }, share: 0.002, lift: 0 },
] as const

export const regions = [
  { code: 'north', name: { 'zh-CN': '北区', en: 'North' }, share: 0.28, lift: 0 },
  { code: 'east', name: { 'zh-CN': '东区', en: 'East' }, share: 0.34, lift: 0.1 },
  { code: 'south', name: { 'zh-CN': '南区', en: 'South' }, share: 0.24, lift: -0.05 },
  { code: 'west', name: { 'zh-CN': '西区', en: 'West' }, share: 0.14, lift: -0.15 },
] as const

export const respondents = 2642

/** Of a share of the company's staff. */
export function headcountOf(share: number): number {
  return Math.round(share * 26_400)
}

/** Three of the team looked at the feedback programme in each region, in the autumn between the two diagnostics. */
export const pulse = {
  name: { 'zh-CN': '2025年四大区客户之声检查', en: '2025 VoC pulse in four regions' },
  periodFrom: '2025-09-01',
  periodTo: '2025-10-31',
  assessors: ['周牧 Mu Zhou', 'Priya Nair', 'Tomás Reyes'],
  /** One assessor alone saw this there, so it cannot be set beside the other regions. */
  alone: { region: 'west', aspect: 'value-delivered', assessor: 'Priya Nair' },
  /** By aspect: head office (what is rated once for all), then the regions. */
  aspects: {
    'strategic-vision': {
      office: 2.5,
      regions: { north: 2.8, east: 3.2, south: 2.6, west: 2.4 },
      comment: {
        'zh-CN': '目标写到了总部，大区各自理解',
        en: 'The aim is written at head office and read differently in each region',
      },
    },
    'programme-design': {
      office: null,
      regions: { north: 2.5, east: 3, south: 2.3, west: 2 },
      comment: {
        'zh-CN': '东区听得最全，西区只发一种问卷',
        en: 'East listens most widely; West has a single questionnaire',
      },
    },
    engagement: {
      office: 2,
      regions: { north: 2.2, east: 2.6, south: 2.4, west: 1.8 },
      comment: { 'zh-CN': '班组会上很少谈到客户原话', en: 'Team meetings seldom hear a customer’s own words' },
    },
    'action-on-results': {
      office: null,
      regions: { north: 2, east: 2.2, south: 1.8, west: 2.4 },
      comment: {
        'zh-CN': '西区客户少，不满的都回了电话',
        en: 'West is small enough to call every unhappy customer back, and does',
      },
    },
    'value-delivered': {
      office: null,
      regions: { north: 1.7, east: 2, south: 1.5, west: 1.2 },
      comment: { 'zh-CN': '带来多少钱，没有一个大区算得出', en: 'No region can say what the programme earned' },
    },
  } as Record<string, { office: number | null; regions: Record<string, number>; comment: Text }>,
} as const
