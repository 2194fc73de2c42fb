/** The organisation model: units, segments and their import. */
export const organisation = {
  faults: {
    unreadable: 'The CSV cannot be read here: a quote is open or the number of cells differs from the header.',
    tooMany: (d: { most: number }) => `More than ${d.most} rows. Split the file.`,
    unknownColumn: (d: { columns: string }) => `Unknown column. The columns are ${d.columns}.`,
    missingColumn: 'This column is missing.',
    code: 'Every unit needs a code of at most 80 characters.',
    twice: (d: { code: string }) => `The code ${d.code} stands in the file twice.`,
    name: 'A name is needed in Chinese (name_zh) or English (name_en).',
    kind: (d: { kinds: string }) => `Not a kind of unit. Use one of ${d.kinds}.`,
    amount: 'Not a number of zero or more.',
    parentUnknown: (d: { code: string }) => `There is no unit ${d.code}, neither here nor in the file.`,
    circle: 'The unit stands below itself.',
    root: 'This is the organisation itself; it is renamed in the settings.',
  },
}
