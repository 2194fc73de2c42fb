/** Why a statistic does not exist, and what is wrong with its input: one sentence per code of core/statistics/result.ts. */
import type { Detail, InputProblem, Reason } from '#core/statistics/result.ts'

const list = (value: Detail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '')

const where = (d: Detail): string => {
  const row = d['row'] === undefined ? '' : d['row'] === 0 ? 'In the header' : `In row ${list(d['row'])}`
  const column = d['column'] === undefined ? '' : `column "${list(d['column'])}"`
  if (row !== '' && column !== '') return `${row}, ${column}: `
  if (row !== '') return `${row}: `
  return column === '' ? '' : `In ${column}: `
}

const reasons: Record<Reason, (d: Detail) => string> = {
  noData: () => 'There are no values to compute this from.',
  oneRater: () => 'Only one rater gave values, so there is no agreement to measure.',
  oneUnit: () => 'Only one unit has values.',
  oneItem: () => 'Only one item is left, and one item has no inner consistency.',
  oneGroup: () => 'Only one group has values, so there is nothing to compare it with.',
  emptyGroup: (d) =>
    d['group'] === undefined ? 'One of the groups has no values.' : `The group "${list(d['group'])}" has no values.`,
  emptyCategory: (d) =>
    `"${list(d['category'])}" of "${list(d['margin'])}" has ${list(d['population'])} people and ${list(d['count'])} respondents. Merge it with another category.`,
  noOverlap: () => 'No case has both values, so nothing can be compared.',
  noVariation: () => 'All values are the same, so there is no variation to work with.',
  allAgree: () => 'Everything agrees, so the sample cannot show how uncertain this is.',
  constantColumn: (d) => `These have one value only: ${list(d['columns'])}.`,
  duplicateColumn: (d) => `These say the same: ${list(d['columns'])}. Leave one of them out.`,
  collinear: (d) => `These follow from one another: ${list(d['columns'])}. Leave one of them out.`,
  zeroWeights: () => 'All weights are zero. Give at least one case a weight above zero.',
  tooFew: (d) => `There are ${list(d['count'])}; at least ${list(d['minimum'])} are needed.`,
  tooFewRows: (d) =>
    `There are ${list(d['count'])} complete rows; ${list(d['minimum'])} are needed for this many predictors.`,
  noDegreesOfFreedom: () => 'There are too few values to see any spread.',
  leaveOneOutUndefined: (d) =>
    d['unit'] === undefined
      ? 'Everything hangs on a single case: without it there is no result, so no interval can be given.'
      : `Everything hangs on "${list(d['unit'])}": without it there is no result, so no interval can be given.`,
  incompleteForms: () => 'This needs forms in which everything is answered.',
  zeroDenominator: () => 'The values cancel out exactly, so the ratio has no value.',
  outsideDomain: () => 'The values leave the range in which this measure has a meaning.',
  notPositiveDefinite: () => 'The items repeat one another or contradict one another, so the model has no solution.',
  improperSolution: (d) =>
    `The best fit gives a negative variance to ${list(d['columns'])}: one factor does not describe these items.`,
  notConverged: (d) => `No stable solution was found in ${list(d['rounds'])} rounds.`,
  capTooLow: (d) =>
    `With weights of at most ${list(d['cap'])}, "${list(d['category'])}" of "${list(d['margin'])}" cannot reach its headcount. Merge categories or raise the cap.`,
  separation: () => 'The predictors tell the two outcomes apart perfectly, so their effect has no finite size.',
  noRoot: () => 'The equation has no solution.',
  sampleExceedsPopulation: (d) =>
    `There are more respondents (${list(d['count'])}) than people (${list(d['population'])}). Check the headcount.`,
  tooFewPairs: (d) =>
    `Some pairs of items were answered together only ${list(d['count'])} times; ${list(d['minimum'])} are needed.`,
  notOrdered: () => 'The answers are words without a declared order.',
  notExact: () => 'The exact method does not apply: there are ties, or too many values.',
  overflow: () => 'The number is too large or too small to be computed.',
  tooMany: (d) => `There are ${list(d['count'])}; this method takes at most ${list(d['maximum'])}.`,
  severalRoots: (d) =>
    `The equation has ${list(d['count'])} solutions, and none of them is more right than the others.`,
  neverPaidBack: () => 'What was paid is not earned back within the flows that are given.',
  nothingPaid: () => 'Nothing is paid out, so there is nothing to earn back.',
}

const inputProblems: Record<InputProblem, (d: Detail) => string> = {
  emptyTable: () => 'The file has no rows under its header.',
  emptyHeader: (d) => `Column ${list(d['column'])} has no name in the first row.`,
  duplicateHeader: (d) => `Two columns are called "${list(d['column'])}". Give each its own name.`,
  unknownColumn: (d) => `There is no column "${list(d['column'])}". The columns are: ${list(d['columns'])}.`,
  wrongCellCount: (d) => `${where(d)}there are ${list(d['count'])} cells; the header has ${list(d['expected'])}.`,
  cellTooLong: (d) => `${where(d)}the cell is longer than ${list(d['longest'])} characters.`,
  notANumber: (d) =>
    `${where(d)}"${list(d['cell'])}" is not a number. If it means "missing", declare it as a missing code.`,
  numberTooLarge: (d) => `${where(d)}"${list(d['cell'])}" is too large a number. Use a larger unit.`,
  numberTooSmall: (d) => `${where(d)}"${list(d['cell'])}" is too close to zero. Write 0, or use a smaller unit.`,
  emptyCell: (d) => `${where(d)}the cell is empty, and a value is needed here.`,
  outsideLevels: (d) => `${where(d)}"${list(d['cell'])}" is not one of the declared levels.`,
  tooFewLevels: (d) => `A scale needs at least ${list(d['minimum'] ?? 2)} levels.`,
  tooManyLevels: () => 'There are too many different values for a cross table. Group them first.',
  duplicateLevel: (d) => `The level ${list(d['level'])} is declared twice.`,
  levelNotANumber: (d) => `"${list(d['level'])}" is not a level: levels are numbers, separated by commas.`,
  duplicateRating: (d) =>
    `${where(d)}"${list(d['rater'])}" rated "${list(d['unit'])}" before. Keep one rating of each unit by each rater.`,
  negativeWeight: (d) => `${where(d)}a weight is negative. Weights are zero or more.`,
  lengthsDiffer: (d) => `${where(d)}the columns have different numbers of rows.`,
  notAProbability: (d) => `${where(d)}${list(d['value'])} is not between 0 and 1.`,
  notACount: (d) => `${where(d)}${list(d['value'])} is not a whole number in the possible range.`,
  wrongMatrixShape: (d) => `${where(d)}the matrix does not have the shape that the data ask for.`,
  notSymmetric: (d) => `${where(d)}the matrix is not symmetric.`,
  outsideDomain: (d) => `${where(d)}a value is outside the range in which this measure has a meaning.`,
  unknownOption: (d) => `There is no option "${list(d['option'])}".`,
  formulaFault: (d) =>
    d['found'] === '' || d['found'] === undefined
      ? `The formula "${list(d['formula'])}" ends too early or is too long (character ${list(d['at'])}).`
      : `The formula "${list(d['formula'])}" cannot be read at character ${list(d['at'])}, "${list(d['found'])}".`,
  unknownName: (d) => `A formula uses "${list(d['name'])}", which is not defined. Known here: ${list(d['names'])}.`,
  modelSyntax: (d) =>
    `The model is not plain YAML (line ${list(d['row'])}, column ${list(d['column'])}, ${list(d['fault'])}).`,
  modelShape: (d) =>
    `In the model (line ${list(d['line'])}), "${list(d['path'])}" is missing, unknown or of the wrong kind.`,
  modelValue: (d) => `The input "${list(d['input'])}" of the model breaks the rule ${list(d['rule'])}.`,
  notATime: (d) =>
    `${where(d)}"${list(d['cell'])}" is not a time. Write a number, a date such as 2025-03-31, a month 2025-03 or a quarter 2025-Q1.`,
  optionNeeded: (d) =>
    d['option'] === 'FILE'
      ? 'This method needs a file: touchstone stats METHOD FILE [options].'
      : `This method needs --${list(d['option'])}.`,
  optionValue: (d) =>
    `--${list(d['option'])} cannot be "${list(d['value'])}".${d['allowed'] === undefined ? '' : ` It can be ${list(d['allowed'])}.`}`,
  unknownMethod: (d) => `There is no method "${list(d['method'])}". The methods are: ${list(d['methods'])}.`,
  notText: (d) => `${where(d)}this is not text. Save the table as CSV and give that file.`,
  notCsv: (d) => `${where(d)}this line is not CSV (${list(d['fault'])}). Check its quotes.`,
}

export const statistics = { reasons, inputProblems }
