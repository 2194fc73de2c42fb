/** Questions of interview guides and surveys: open, not leading, one thing each. */
import type { Language } from '../../language.ts'
import { languages } from '../../language.ts'
import { fault } from '../fault.ts'
import type { Fault, FaultCode, FaultDetails } from '../fault.ts'
import type { Pack } from '../pack.ts'
import { joinPath } from '../yaml-file.ts'
import { textsOf, wordsIn } from './pack-texts.ts'

/** Faults of every text under the key `question`. */
export function questionFaults(pack: Pack): Fault[] {
  return textsOf(pack)
    .filter(({ key }) => key === 'question')
    .flatMap(({ file, path, text }) =>
      languages.flatMap((language) => {
        const words = wordsIn(text, language)
        if (words === null) return []
        const at = <Code extends FaultCode>(code: Code, details: FaultDetails[Code]) =>
          fault(code, { file, line: null, column: null, path: joinPath(path, language) }, details)
        const found: Fault[] = []
        const leading = leadingWords(words, language)
        if (isClosed(words, language)) found.push(at('quality.closedQuestion', { language }))
        if (leading !== null) found.push(at('quality.leadingQuestion', { language, found: leading }))
        if (asksSeveral(words, language)) found.push(at('quality.severalQuestions', { language }))
        return found
      }),
    )
}

// An introduction may stand before it ("In your view, is …"), unless it asks itself ("How well, would you say, does …").
// "Could you describe …" asks to tell; "Would you describe it as open?" does not.
const closedEnglish =
  /^(?:(?:(?!\b(?:what|which|who|whom|whose|how|why|where)\b)[^,?])+, )?(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must)(?:n't|n’t)?\b(?!.*\b(?:tell|explain|walk|give|share|show|name|describe(?!.*\bas (?:\S+ ){0,2}\S+\?$))\b)/i
const askingChinese =
  /什么|怎么|怎样|如何|为什么|为何|谁|哪|多少|多久|多大|几|何时|何处|描述|举例|讲讲|谈谈|说说|请(?:您)?(?:讲|说|谈|举|描述|介绍)/u
const closedChinese = /吗[？?]?$|是否|有没有|能否|可否|有无|与否|(\p{Script=Han}{1,2})不\1|愿不愿意/u

/** `true` for a question that yes or no would answer. */
function isClosed(words: string, language: Language): boolean {
  const question = words.trim()
  if (language === 'en') return closedEnglish.test(question)
  return closedChinese.test(question) && !askingChinese.test(question)
}

// Assent fished for, the crowd called on, praise or blame put into the question, an effect taken for granted.
const leadingEnglish = new RegExp(
  [
    String.raw`\b(?:do|does|is|are|would|should|can|could)(?:n['’]t| (?:you|it|we|they|that) not)\b`,
    String.raw`\b(?:would|do) you (?:not )?agree\b|\byou agree that\b|\b(?:surely|of course|obviously|naturally|as we all know)\b`,
    String.raw`\b(?:everyone|everybody|most people) (?:says?|knows?|agrees?|thinks?)\b`,
    String.raw`^how (?:(?:much )?better|good|great|excellent|strong|successful|happy|pleased|proud|bad|poor|weak|serious)\b`,
    String.raw`^why (?:is|are|was|were|do|does|did)\b.*\bso (?:important|good|bad|poor|slow|successful|\w+ful|much)\b`,
    String.raw`\b(?:your|our|the company's) (?:\w+ )?(?:excellent|outstanding|great|superb|world-class|successful|poor|terrible)\b`,
    String.raw`\bas an? (?:good|great|responsible|excellent|caring) \w+,|\bthanks to\b`,
  ].join('|'),
  'i',
)
const leadingChinese = new RegExp(
  [
    '难道|不是吗|对吧|是吧|对不对|不觉得|不认为|您也(?:认为|觉得|同意)|也(?:觉得|认为).*吗|是不是也|您同意|有多(?:同意|赞同|认同)|是否(?:同意|认同|赞同)',
    '显然|(?<!理所)当然|毫无疑问|众所周知|大家都(?:说|知道|认为|觉得)|人人都(?:说|知道|认为)|多亏|得益于',
    '多么|有多(?:好|棒|优秀|成功|出色|差|糟)|为什么.*(?:这么|那么|如此)',
    '(?:我们|公司|贵公司|您)(?:这么)?(?:出色|优秀|卓越|一流|成功|糟糕)的|作为(?:一[位个名])?(?:优秀|出色|称职|负责任)的',
  ].join('|'),
  'u',
)

/** The words that suggest an answer, or null. */
function leadingWords(words: string, language: Language): string | null {
  return (language === 'en' ? leadingEnglish : leadingChinese).exec(words.trim())?.[0] ?? null
}

// An auxiliary after the second question word tells a second question from an object: "ask what it is and what it costs".
// What two people do to one thing, or one person to two, is two questions too: "collect and analyse", "pay and hours".
const practices =
  'collect|gather|analyse|analyze|measure|monitor|report|review|recruit|hire|train|reward|plan|design|deliver|implement|share|use|act on|improve'
const severalEnglish = new RegExp(
  [
    String.raw`\?.*\?`,
    String.raw`\b(?:and|or),? (?:also )?(?:what|how|who|whom|when|where|why)(?: [a-z]+)? (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b`,
    String.raw`\b(?:and|or),? (?:why|how|when|where|who|to what extent|(?:about|for|by) (?:what|whom))\?$`,
    String.raw`^(?:who|what|how|when|where|why)\b.*, and to what extent\b`,
    String.raw`^how\b.*\b(?:${practices}) (?:and|or) (?:${practices})\b`,
    String.raw`\bsatisfied\b.*\bwith\b.*\band\b`,
  ].join('|'),
  'i',
)
const practicesChinese = '收集|分析|衡量|测量|监测|报告|回顾|招聘|培训|奖励|规划|设计|交付|实施|分享|使用|改进'
const joinedChinese = new RegExp(
  `(?:怎样|如何|怎么)[^，；？?]*(?:${practicesChinese})(?:和|与|并|及|以及|、)(?:${practicesChinese})|(\\p{Script=Han}{2})(?:和|与|及|以及)\\p{Script=Han}{1,4}\\1.{0,4}[？?]$`,
  'u',
)
const interrogativeChinese = /什么|怎么|怎样|如何|为何|谁|哪|多少|多久|多大|何时|何处/u
// Chinese names the topic first (客户经历了什么，我们知道多少？), so a second question is known by its opening alone.
const secondChinese =
  /^(?:又|还|并且|同时|另外)?(?:什么|怎么|怎样|如何|为什么|为何|由?谁|哪|多少|多久|多大|何时|何处|(?:做)?到什么程度|(?:效果|结果|频率|原因|进展)(?:如何|怎样|怎么样|是什么))/u

/** `true` when two questions are put in one. */
function asksSeveral(words: string, language: Language): boolean {
  if (language === 'en') return severalEnglish.test(words)
  return /[？?].*[？?]/u.test(words) || joinedChinese.test(words) || asksAgain(words)
}

/** `true` when a clause that asks is followed by one that opens with a question, or by 以及 and a question. */
function asksAgain(words: string): boolean {
  const clauses = words.split(/[，；、]/u)
  // A condition asks nothing: 出了什么问题时，谁来处理？
  const asking = clauses.findIndex(
    (clause) => interrogativeChinese.test(clause) && !/(?:时|后|前|的话|的时候)$/u.test(clause),
  )
  if (asking >= 0 && clauses.slice(asking + 1).some((clause) => secondChinese.test(clause))) return true
  const [before = '', after = ''] = words.split('以及')
  return interrogativeChinese.test(before) && interrogativeChinese.test(after)
}
