/**
 * Sentences that claim a state and name nothing to be seen: "An aligned, integrated approach drives continuous improvement."
 * One such word does no harm in a sentence that also says who does what; a sentence made of them tells an assessor nothing.
 */
import type { Language } from '../../language.ts'
import { concreteChinese, concreteEnglish, englishWords } from './wording.ts'

/** A sentence with fewer claims than this is not made of them. */
const fewestClaims = 2
/**
 * Fewer English words (Chinese characters) than this left over say nothing. Of the 1,103 descriptors of the shipped packs none
 * has fewer, of the 459 of a consultancy's maturity model three in ten.
 */
const fewestWords = 4
const fewestCharacters = 7

/** `true` for a text of claims and topics with next to nothing between them. */
export function onlyClaims(text: string, language: Language): boolean {
  if (language === 'en') {
    const claims = englishWords(text).filter((word) => claimsEnglish.has(word)).length
    const rest = concreteEnglish(text).filter((word) => !claimsEnglish.has(word) && !topicsEnglish.has(word)).length
    return claims >= fewestClaims && rest < fewestWords
  }
  const claims = text.match(claimsChinese)?.length ?? 0
  const rest = concreteChinese(text.replace(claimsChinese, '').replace(topicsChinese, ''))
  return claims >= fewestClaims && [...rest].length < fewestCharacters
}

/** States, directions and degrees of being organised, with the words that hang them together. */
const claimsEnglish = new Set(
  `alignment aligned align aligns consistent consistency consistently inconsistent inconsistently integration integrated
  integrate integrates improvement improvements improve improves improved improving optimisation optimise optimises effort
  efforts attempt attempts focus focused focuses emphasis emphasised drive drives driven driving ensure ensures ensuring
  lead leads leader leaders innovation innovations innovative industry sector benchmark system systems systematic
  systematically continuous continuously continually ongoing steady constant constantly dynamic agile seamless seamlessly
  embedded embed strategic insight insights expectation expectations meet meets met exceed exceeds exceeding set sets
  setting value values trust growth impact effect effects result results outcome outcomes efficiency effectiveness
  opportunity opportunities potential excellence quality interaction interactions siloed competitive awareness aware
  understanding understand understands understood recognised recognition known collaboration collaborate collaborative
  joint communicate engagement engaged manage managed use used uses using applied apply application adopted adoption build
  built develop developed developing create creates creating provide provides support supports supported enable enables
  guide guides shape shapes inform informs informed react reactive proactive proactively anticipate anticipates respond
  response responsive sophisticated cutting-edge state-of-the-art model exemplary complete incomplete uneven unevenly
  sporadic fragmented disjointed lack lacks lacking scarce absent missing short new emerging begun begin begins starting
  start started key core central full whole entire towards further long term real true deliver delivers`.split(/\s+/),
)

const claimsChinese =
  /不一致|一致性?|对齐|整合|集成|融合|改进|改善|优化|提升|提高|增强|加强|努力|重视|关注|专注|认识|意识到?|理解|了解|洞察力?|推动|驱动|促进|推进|确保|保证|支持|创新|行业|标准|领导者|领先者|基准|典范|标杆|榜样|系统性?地?|持续|不断|始终|一贯|连续|动态|敏捷|灵活|无缝|机制|体系|框架|结构化?|方法论|效率|效果|效益|成果|结果|影响|机会|潜力|核心|关键|重要性?|根深蒂固|嵌入|纳入|采用|实施|执行|应用|使用|利用|建立|制定|开发|提供|满足|超越|超过|达到|实现|发展|成长|迹象|阶段|零星|分散|孤立|孤岛|脱节|碎片化|被动|主动|积极|前瞻性?|复杂|尖端|现代|独特|跨职能|协作|合作|参与度?|缺乏|缺少|不足|差距|挑战|尽管|虽然|因此|导致|从而|其中|通过|根据|基于|成为|使得?|为了|关于|全面|整个|所有|各个?|每个|相关|及时|定期|需要|应该|往往|可能|仅仅?|几乎|仍然?|进一步|开始|逐渐|逐步|新兴|出现|日益/gu

/** What every descriptor of the field is about. */
const topicsEnglish = new Set(
  `aspiration vision strategy strategies goal goals culture process processes method methods technology tools tool data
  feedback need needs satisfaction loyalty service services delivery product products touchpoint touchpoints journey
  journeys channel channels staff employees team teams department departments silos decisions decision market edge skill
  skills training role roles communication management knowledge standard standards firm`.split(/\s+/),
)

const topicsChinese =
  /战略|策略|愿景|抱负|目标|文化|流程|过程|方法|技术|工具|数据|反馈|需求|期望|满意度|忠诚度?|价值观?|员工|团队|部门|利益相关者|决策|业务|商业|运营|服务|产品|互动|接触点|渠道|旅程|角色|职责|培训|技能|设计|管理|沟通|个性化|以客户为中心/gu
