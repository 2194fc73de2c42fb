/** How the numbers were made, door by door, in words; the same in every format. */
import type { MethodRow, ReportValue } from './report-value.ts'
import type { Words } from './words.ts'

export type MethodTexts = { door: string; did: string; howMuch: string; cannotTell: string }

/** What stands in the method's table, in words; used by every format. */
export function methodTexts(door: MethodRow, value: ReportValue, words: Words): MethodTexts {
  const { t, count } = words
  switch (door.door) {
    case 'evidence': {
      const { counts } = value
      return {
        door: t.method.evidenceDoor,
        did: t.method.evidenceDid({ raters: counts.raters }),
        howMuch: t.method.evidenceHow({
          scored: count(counts.criteria.criteriaScored),
          applicable: count(counts.criteria.criteriaApplicable),
          levels: count(counts.levels),
          notApplicable: count(counts.notApplicable),
          cannotJudge: count(counts.cannotJudge),
        }),
        cannotTell: t.method.evidenceCannot,
      }
    }
    case 'imported':
      return {
        door: t.method.importedDoor,
        did: t.method.importedDid,
        howMuch: t.method.importedHow({ marks: count(door.marks) }),
        cannotTell: t.method.importedCannot,
      }
    case 'workforce':
      return {
        door: t.method.workforceDoor,
        did: t.method.workforceDid({ k: count(door.k) }),
        howMuch: t.method.workforceHow({
          answers: door.respondents === null ? t.absence.hidden : count(door.respondents),
          groups: door.groups,
        }),
        cannotTell: t.method.workforceCannot,
      }
    case 'units':
      return {
        door: t.method.unitsDoor,
        did: t.method.unitsDid({ weighting: t.weighting[value.unitWeighting] }),
        howMuch: t.method.unitsHow(door),
        cannotTell: t.method.unitsCannot,
      }
    case 'movement':
      return {
        door: t.method.movementDoor,
        did: t.method.movementDid,
        howMuch: t.method.movementHow(door),
        cannotTell: t.method.movementCannot,
      }
    default:
      return {
        door: t.method.coverageDoor,
        did: t.method.coverageDid,
        howMuch: t.method.coverageHow({
          coverage: words.percent(value.instrument.node.coverage.share ?? 0),
          open: door.open,
        }),
        cannotTell: t.method.coverageCannot,
      }
  }
}

/** Smallest group shown, for the sentence about hidden cells; without a survey the product's own default. */
export function smallestGroup(value: ReportValue): number {
  return value.workforce?.minimumGroup ?? 7
}
