/** Files that come in and go out: scoring workbooks, former scorecards, workforce answers. */
export const imports = {
  /** Why a file cannot be read at all. */
  fileFaults: {
    empty: 'The file is empty. Choose another one.',
    gone: 'The uploaded file is no longer on this server. Upload it again.',
    notUnderstood: 'This is neither a CSV nor an Excel workbook (.xlsx). Save it as one of these and upload it again.',
    xlsOld:
      'This is an Excel 97–2003 workbook, or one with a password. Save it as .xlsx without a password and upload it again.',
    csvTooLarge: (d: { gigabytes?: string | number }) =>
      `The file is larger than ${d.gigabytes} GB. Split it and import the parts one after the other.`,
    cellTooLong: (d: { sheet?: string | number; row?: string | number }) =>
      `A cell in row ${d.row} of the sheet “${d.sheet}” is longer than 100,000 characters. Shorten it and upload the file again.`,
    tooManyColumns: (d: { limit?: string | number }) =>
      `The table has more than ${d.limit} columns. Leave out what is not needed and upload it again.`,
    tooManyRows: (d: { limit?: string | number }) =>
      `The table has more than ${d.limit} rows. Leave out what is not needed and upload it again.`,
    xlsxNotAWorkbook:
      'This is not an Excel workbook, although it looks like one. Open it in a spreadsheet program, save it as .xlsx and upload it again.',
    xlsxDamaged: (d: { part?: string | number }) =>
      `The workbook is damaged (${d.part}). Open it in a spreadsheet program, save it under a new name and upload that.`,
    xlsxEncrypted: 'The workbook has a password. Save it without one and upload it again.',
    xlsxTooLarge: (d: { megabytes?: string | number }) =>
      `The workbook holds more than ${d.megabytes} MB. Save the sheet as CSV and upload that.`,
    xlsxInflates:
      'A part of the workbook would grow to hundreds of times its size, so it is not opened. Save the sheet as CSV and upload that.',
    xlsxTooManyParts: (d: { limit?: string | number }) =>
      `The workbook has more than ${d.limit} parts. Save the sheet as CSV and upload that.`,
    xlsxTooManySheets: (d: { limit?: string | number }) =>
      `The workbook has more than ${d.limit} sheets. Leave out what is not needed and upload it again.`,
    sheetUnknown: (d: { sheet?: string | number }) => `The workbook has no sheet “${d.sheet}”.`,
    workbookNeeded: 'A scoring workbook is an .xlsx file. Export one here, fill it in and upload it.',
    noScoringSheet:
      'No sheet of this workbook has the columns of a scoring workbook. Export a new one here and copy your levels into it.',
  },

  /** Why a mapping cannot be used. */
  mappingFaults: {
    separator: 'The separator must be one character, such as a comma, a semicolon or a tab.',
    column: (d: { column: number }) => `The file has no column ${d.column}.`,
    columnTwice: (d: { column: string }) => `The column “${d.column}” is used twice.`,
    criterion: (d: { criterion: string }) => `The instrument has no criterion ${d.criterion}.`,
    criterionTwice: (d: { criterion: string }) => `Two columns are mapped to ${d.criterion}.`,
    dimensionTwice: (d: { dimension: string }) => `Two columns are mapped to ${d.dimension}.`,
    aspect: (d: { aspect: string }) => `The instrument has no aspect ${d.aspect}.`,
    aspectTwice: (d: { aspect: string }) => `Two rows are mapped to the aspect ${d.aspect}.`,
    level: (d: { text: string; level: number; levels: number }) =>
      `“${d.text}” is mapped to level ${d.level}, but the scale has ${d.levels} levels.`,
    textTwice: (d: { text: string }) => `“${d.text}” is mapped twice.`,
    noItems: 'No column is mapped to an item.',
    noLevels: 'Choose the column that holds the level, or the columns that hold the marks.',
    unit: 'This unit is not in the scope of the diagnostic.',
    assessor: 'This assessor does not belong to the diagnostic.',
    dimensionLikeIds: (d: { column: string; limit: number }) =>
      `The column “${d.column}” has more than ${d.limit} different values. That looks like a name or number of single people, so it cannot be a group.`,
    tooManyAnswers: (d: { rows: number }) =>
      `The file has more than ${d.rows} rows of answers. Split it and import the parts one after the other.`,
    headerRow: (d: { row: number }) => `The file has no row ${d.row}.`,
    foreignScale: (d: { value: string; cells: number; levels: number }) =>
      `“${d.value}” stands in ${d.cells} cells, but the scale has ${d.levels} levels. The file uses another scale: say for each of its values which level it means.`,
    nothing: 'No row can be accepted, so there is nothing to write.',
  },

  /** Why a single row is refused. */
  refused: {
    criterionUnknown: (d: { criterion: string }) => `The instrument has no criterion “${d.criterion}”.`,
    packUnknown: (d: { pack: string }) => `The diagnostic does not use the instrument “${d.pack}”.`,
    unitUnknown: 'The unit is not in the scope of this diagnostic.',
    wholeOrganisationOnly: 'This criterion is rated once for the whole organisation, not for a single unit.',
    perUnitOnly: 'This criterion is rated in each unit, not once more for the organisation.',
    otherDiagnostic: 'The row belongs to another diagnostic. Export a workbook from this one.',
    otherAssessor: 'The row belongs to another assessor. Each assessor has a workbook of their own.',
    assessorUnknown: 'The assessor of this workbook does not belong to the diagnostic. Choose whose ratings these are.',
    idsMissing:
      'The hidden columns of this row are empty, so nobody can tell which criterion it is. Copy the level into the row that was exported.',
    levelOutsideScale: (d: { text: string; levels: number }) => `“${d.text}” is outside the scale of 1 to ${d.levels}.`,
    levelUnreadable: (d: { text: string }) => `“${d.text}” is no level. Choose one from the list.`,
    notApplicableWithoutReason: 'N/A needs a reason.',
    levelAndReason: 'The row has a level and a reason for N/A. Keep one of them.',
    tooLong: (d: { limit: number }) => `The text is longer than ${d.limit} characters.`,
    duplicate: (d: { row: number; sheet: string }) =>
      `The same criterion and unit stand already in row ${d.row} of “${d.sheet}”.`,
    formulaWithoutValue:
      'The cell holds a formula that failed or was never computed. Open the file in a spreadsheet program, save it and upload it again.',

    rowUnmapped: (d: { text: string }) => `“${d.text}” is not mapped to an aspect.`,
    noMark: 'No level is marked.',
    twoMarks: 'More than one level is marked.',
    markUnknown: (d: { text: string }) => `“${d.text}” is not read as a mark. Use x or ✓, or leave the cell empty.`,
    valueUnmapped: (d: { text: string }) => `“${d.text}” is not mapped to a level.`,
    foreignScale: (d: { text: string; levels: number }) =>
      `“${d.text}” shows that the file uses another scale than 1 to ${d.levels}. Say for each of its values which level it means.`,

    valueUnknown: (d: { text: string }) =>
      `“${d.text}” is neither a level, nor one of the item’s options, nor a missing code.`,
    noAnswer: 'No item is answered.',
    blank: 'The row is empty.',
    ragged: (d: { cells: number; expected: number }) => `The row has ${d.cells} cells instead of ${d.expected}.`,
    segmentTooLong: (d: { limit: number }) => `The value is longer than ${d.limit} characters.`,
    segmentUnreadable: 'The value holds characters that cannot be read in this encoding.',
    cellTooLong: 'The cell is longer than 100,000 bytes.',
    rowTooLong: 'The row is longer than 4 MB.',
    tooManyColumns: 'The row has more than 2,000 cells.',
    textAfterQuote: 'Text follows a closing quotation mark. Inside a quoted cell, a quotation mark is written twice.',
    unclosedQuote: 'A quotation mark is opened and not closed.',
    zeroByte: 'The row holds a zero byte. The file is damaged, or in another encoding than chosen.',
  },

  /** What a reader should know about a preview. */
  notes: {
    formulas: (d: { count: number; cells: string }) =>
      d.count === 1
        ? `The level in ${d.cells} is computed by a formula; its last value was read.`
        : `${d.count} levels are computed by formulas (${d.cells}); their last values were read.`,
    assignedTo: (d: { from: string; to: string }) =>
      `The workbook was made for ${d.from}; its ratings are taken as those of ${d.to}.`,
    sheetIgnored: (d: { sheet: string }) => `The sheet “${d.sheet}” has no scoring columns and was left out.`,
    segmentsAdded: (d: { dimension: string; count: number; names: string }) =>
      d.count === 1
        ? `1 value of ${d.dimension} is new to the organisation and comes in with the answers: ${d.names}`
        : `${d.count} values of ${d.dimension} are new to the organisation and come in with the answers: ${d.names}`,
    blankLines: (d: { count: number }) =>
      d.count === 1 ? '1 empty line was passed over.' : `${d.count} empty lines were passed over.`,
    leftOut: (d: { count: number; columns: string }) =>
      d.count === 1 ? `1 column is not used: ${d.columns}` : `${d.count} columns are not used: ${d.columns}`,
    interrupted: 'The import was interrupted. Nothing was written; start it again.',
    failed: 'The import failed and nothing was written. Try again; if it happens again, look in the log.',
    undoKept: (d: { count: number }) =>
      d.count === 1
        ? '1 rating was changed after the import and keeps its newer value.'
        : `${d.count} ratings were changed after the import and keep their newer value.`,
    ratedHere:
      'This diagnostic has ratings of its own: where an aspect is rated, the rating counts and the former mark does not. Marks of a former period belong in a diagnostic of that period; the set-up of this one then compares with it.',
    sealed: 'sealed',
  },

  dimensions: {
    department: 'department',
    roleLevel: 'role level',
    segment: 'segment',
    channel: 'channel',
    region: 'region',
    tenure: 'tenure',
  },

  /** A rating in a list of changes. */
  value: {
    notScored: 'not scored',
    notApplicable: (d: { reason: string }) => (d.reason === '' ? 'N/A' : `N/A: ${d.reason}`),
    cannotJudge: 'cannot judge',
    note: (d: { value: string; note: string }) => `${d.value} · “${d.note}”`,
    list: (d: { names: readonly string[]; more: number }) =>
      d.names.join(', ') + (d.more > 0 ? ` and ${d.more} more` : ''),
  },

  /** Heads of the list of refused rows. */
  refusedColumns: { sheet: 'Sheet', row: 'Row', column: 'Column', reason: 'Reason' },

  /** The scoring workbook. */
  workbook: {
    file: 'Scoring',
    readMe: 'Read me',
    lists: 'Lists',
    unit: 'Unit',
    aspect: 'Aspect',
    criterion: 'Criterion',
    level: 'Level',
    reason: 'Why this level',
    notApplicableReason: 'Reason for N/A',
    lookFor: 'Look for',
    notApplicable: 'N/A',
    cannotJudge: 'Can’t judge',
    listTitle: 'Level',
    listMessage: 'Choose a level from the list.',
    about: (d: { diagnostic: string }) => `Scoring workbook: ${d.diagnostic}`,
    isSample: 'Sample data',
    rows: {
      assessor: 'Assessor',
      instrument: 'Instrument',
      period: 'Period',
      exported: 'Exported',
    },
    how: [
      'One sheet for each area, one row for each criterion and unit. Filter by unit to score one after the other.',
      'Choose a level from the list. The text of each level stands to the right; take the highest one of which every part is true and can be shown.',
      'Choose N/A when the criterion does not apply to the unit, and give the reason. Choose “Can’t judge” when it applies but you cannot tell.',
      'Leave the cell empty for what you have not looked at yet. Empty is not low: it is left out.',
      'Score alone. Nobody sees your levels before the lead reveals all of them together.',
      'Sheets may be sorted and filtered and columns moved. Do not change the hidden columns: they say which criterion a row is.',
      'Upload the file under Import. You see every change before anything is written.',
    ],
  },
}
