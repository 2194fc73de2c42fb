/** Method, coverage and glossary. */
import { runName } from '../run-name.ts'
import type { ReportDocument } from '../document.ts'
import { methodTexts, smallestGroup } from '../method-texts.ts'
import { leftOutText } from '../titles.ts'
import { wordsOf } from '../words.ts'
import type { Words } from '../words.ts'
import type { Telling } from './context.ts'

export function methodPart(telling: Telling): ReportDocument['method'] {
  const { value, words } = telling
  const { t } = words
  const { head } = value
  const slide = value.slides.find((one) => one.kind === 'method')
  const doors = slide === undefined ? [] : slide.doors.map((door) => methodTexts(door, value, words))
  return {
    table: {
      head: [t.heads.door, t.heads.did, t.heads.howMuch, t.heads.cannotTell],
      rows: doors.map((door) => [door.door, door.did, door.howMuch, door.cannotTell]),
    },
    absencesHead: t.absencesHead,
    absences: t.absences({ k: words.count(smallestGroup(value)) }),
    leftOutHead: t.exhibits.leftOut,
    leftOut: value.leftOut.map((one) => {
      const { name, why } = leftOutText(one, words)
      return `${name}${t.colon}${why}`
    }),
    facts: {
      head: [t.workbook.item, t.workbook.value],
      rows: [
        [t.workbook.run, runName(head, words)],
        [t.workbook.madeAt, head.madeAt],
        [t.workbook.inputsHash, head.inputsHash],
        [t.workbook.methodVersion, head.methodVersion],
        [t.workbook.packVersion, `${head.pack.id} ${head.pack.version}`],
        [t.workbook.unitWeighting, t.weighting[value.unitWeighting]],
      ],
    },
    source: t.notes.method({ method: head.methodVersion }),
  }
}

/** The terms of the report in both languages, explained in the report's own. */
export function glossaryPart(words: Words): ReportDocument['glossary'] {
  const chinese = wordsOf('zh-CN').t.glossary
  const english = wordsOf('en').t.glossary
  const terms = [
    'criterion',
    'aspect',
    'level',
    'score',
    'floor',
    'coverage',
    'provisional',
    'consensus',
    'judgementRange',
    'target',
    'hidden',
  ] as const
  return terms.map((term) => ({
    chinese: chinese[term],
    english: english[term],
    meaning: words.t.glossary[`${term}Meaning`],
  }))
}
