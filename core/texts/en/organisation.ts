/** The organisation model: units, segments and their import. */
export const organisation = {
  faults: {
    empty: 'The file is empty.',
    noRows: 'Below the header there are no rows.',
    unreadable: 'The row cannot be read: a quotation mark is open, text follows a closing one, or a cell is too long.',
    ragged: (d: { cells: number; expected: number }) => `The row has ${d.cells} cells instead of ${d.expected}.`,
    characters: 'The cell holds characters that cannot be read. Save the file as UTF-8.',
    columnTwice: 'This column stands in the header twice.',
    tooMany: (d: { most: number }) => `More than ${d.most} rows. Split the file.`,
    unknownColumn: (d: { columns: string }) => `Unknown column. The columns are ${d.columns}.`,
    missingColumn: 'This column is missing.',
    code: 'Every unit needs a code of at most 80 characters.',
    twice: (d: { code: string }) => `The code ${d.code} stands in the file twice.`,
    name: 'A name is needed in Chinese (name_zh) or English (name_en).',
    kind: (d: { kinds: string }) => `Not a kind of unit. Use one of ${d.kinds}.`,
    nameTooLong: (d: { most: number }) => `A name has at most ${d.most} characters.`,
    amount: (d: { most: string }) =>
      `Not a number from 0 to ${d.most}. Write digits only, without separators for thousands.`,
    parentUnknown: (d: { code: string }) => `There is no unit ${d.code}, neither here nor in the file.`,
    circle: 'The unit stands below itself.',
    root: 'This is the organisation itself; it is renamed in the settings.',
  },
}
