/** Reports: the four files, and the titles of the slides. */
export const tell = {
  title: 'Reports',
  heading: (d: { slides: number }) =>
    `The board pack has ${d.slides} ${d.slides === 1 ? 'slide' : 'slides'}, each with its finding as title`,
  headingNone: 'Reports',
  lede: 'Every file is made from the same stored scores, so the same number stands in all of them.',
  runOf: (d: { when: string; who: string }) => `From the score run of ${d.when}, made by ${d.who}.`,
  stores:
    'A file stores the scores it is made from as a score run, for good; answers they used can then no longer be taken back.',
  draft:
    'Your files show the scores as they stand and say that they are drafts; only the owner’s files store a score run.',
  blind: 'The round is still blind, so there is nothing to report yet.',
  files: 'Files',
  formats: {
    pptx: {
      name: 'Board pack',
      what: 'PowerPoint with editable charts; each title is its slide’s finding',
      kind: 'PPTX',
    },
    pdf: { name: 'Report', what: 'PDF to read and print, with outline and page numbers', kind: 'PDF' },
    xlsx: {
      name: 'Scorecard workbook',
      what: 'Excel with the scorecard, every rating and how each number came about',
      kind: 'XLSX',
    },
    docx: { name: 'Word report', what: 'The report as a document to work on', kind: 'DOCX' },
  },
  languages: { 'zh-CN': 'Chinese', en: 'English', both: 'Both' },
  download: (d: { name: string; language: string }) => `Download: ${d.name}, ${d.language}`,
  busy: 'Making',
  making: (d: { name: string }) => `Making: ${d.name}`,
  made: (d: { name: string }) => `${d.name} is ready and was handed to your browser.`,

  titles: 'Titles of the slides',
  titlesNote: 'proposed by rule, changed by you',
  titlesWhat: 'A changed title stays until you take the proposal again, also when the scores change.',
  language: 'Titles in',
  slide: 'Slide',
  slideTitle: 'Title',
  rule: 'Rule',
  changed: 'changed',
  titleOf: (d: { slide: string }) => `Title of ${d.slide}`,
  proposal: (d: { title: string }) => `Proposed: ${d.title}`,
  takeProposal: 'Take the proposal again',
  saved: (d: { slide: string }) => `Title of ${d.slide} saved`,
  leftOut: 'Slides left out',
  leftOutNote: 'they come in as soon as their data is there',
  instrument: 'Instrument',
}
