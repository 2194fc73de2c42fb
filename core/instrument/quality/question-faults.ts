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
const closedEnglish =
  /^(?:(?:(?!\b(?:what|which|who|whom|whose|how|why|where)\b)[^,?])+, )?(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must)\b(?!.*\b(?:describe|tell|explain|walk|give|share|show|name)\b)/i
const askingChinese =
  /什么|怎么|怎样|如何|为什么|为何|谁|哪|多少|多久|多大|几|何时|何处|描述|举例|讲讲|谈谈|说说|请(?:您)?(?:讲|说|谈|举|描述|介绍)/u
const closedChinese = /吗[？?]?$|是否|有没有|是不是|能不能|会不会|要不要|可不可以|愿不愿意/u

/** `true` for a question that yes or no would answer. */
function isClosed(words: string, language: Language): boolean {
  const question = words.trim()
  if (language === 'en') return closedEnglish.test(question)
  return closedChinese.test(question) && !askingChinese.test(question)
}

const leadingEnglish =
  /\b(?:don't you|doesn't it|isn't it|aren't you|isn't that|wouldn't you|would you agree|do you agree|don't you think|surely|of course|obviously|naturally)\b|^how (?:good|great|excellent|strong|successful|happy|pleased|proud|bad|poor|weak|serious)\b/i
const leadingChinese =
  /难道|不是吗|对吧|是吧|对不对|不觉得|您也认为|您同意|是否同意|是否认同|显然|(?<!理所)当然|毫无疑问|多么/u

/** The words that suggest an answer, or null. */
function leadingWords(words: string, language: Language): string | null {
  return (language === 'en' ? leadingEnglish : leadingChinese).exec(words.trim())?.[0] ?? null
}

// An auxiliary after the second question word tells a second question from an object: "ask what it is and what it costs".
const severalEnglish =
  /\?.*\?|\b(?:and|or),? (?:also )?(?:what|how|who|whom|when|where|why)(?: [a-z]+)? (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b/i
const severalChinese = /[？?].*[？?]|[，；](?:以及|并且|同时|另外|又|还)?(?:如何|怎么|怎样|为什么|由谁)(?=.*[？?]$)/u

/** `true` when two questions are put in one. */
function asksSeveral(words: string, language: Language): boolean {
  if (language === 'en') return severalEnglish.test(words)
  const match = severalChinese.exec(words)
  if (match === null) return false
  // A condition before the one question is no second question: 客户投诉后，怎么处理？
  return match[0].includes('？') || match[0].includes('?') || askingChinese.test(words.slice(0, match.index))
}
