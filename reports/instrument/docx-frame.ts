/** The Word file around an instrument's parts: styles, paper, head and foot of every page. */
import { Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, TabStopType, TextRun } from 'docx'
import type { FileChild, ISectionOptions, IStylesOptions } from 'docx'
import type { Language } from '#core/language.ts'
import { colours } from '../colours.ts'
import { bookmarksFromOne, contentsByReference, documentLanguage } from '../docx/patch.ts'
import { patchArchive } from '../ooxml/archive.ts'
import { gap, landscapeWidth, portraitWidth } from './docx-pieces.ts'
import { withoutTimes } from './without-times.ts'

export type Sheet = { orientation: 'portrait' | 'landscape'; children: FileChild[] }
export type Frame = {
  title: string
  language: Language
  /** Instrument and version on the left, licence on the right. */
  head: { left: string; right: string }
  /** What is handed out, beside the page number. */
  foot: string
}

/** The bytes of the Word file. The same content gives the same bytes. */
export async function wordFile(frame: Frame, sheets: readonly Sheet[]): Promise<Uint8Array> {
  const document = new Document({
    title: frame.title,
    creator: 'Touchstone',
    lastModifiedBy: 'Touchstone',
    styles: stylesOf(frame.language),
    // Word wants a paragraph behind the last table.
    sections: sheets.map((sheet, index) =>
      sectionOf(frame, index === sheets.length - 1 ? { ...sheet, children: [...sheet.children, gap()] } : sheet),
    ),
  })
  const raw = new Uint8Array(await Packer.toBuffer(document))
  return patchArchive(raw, (path, text) => {
    if (path === 'docProps/core.xml') return withoutTimes(text)
    if (path === 'word/document.xml') return contentsByReference(bookmarksFromOne(text))
    if (path === 'word/styles.xml') return documentLanguage(text, frame.language)
    return text
  })
}

function sectionOf(frame: Frame, { orientation, children }: Sheet): ISectionOptions {
  const end = orientation === 'portrait' ? portraitWidth : landscapeWidth
  const line = (left: string, right: TextRun) =>
    new Paragraph({
      style: 'Margin',
      tabStops: [{ type: TabStopType.RIGHT, position: end }],
      children: [new TextRun(left), right],
    })
  return {
    properties: {
      page: {
        size: {
          width: 11_906,
          height: 16_838,
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: { top: 1247, bottom: 1134, left: 1134, right: 1134, header: 567, footer: 510 },
      },
    },
    headers: { default: new Header({ children: [line(frame.head.left, new TextRun(`\t${frame.head.right}`))] }) },
    footers: {
      default: new Footer({
        children: [
          line(frame.foot, new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })),
        ],
      }),
    },
    children,
  }
}

function stylesOf(language: Language): IStylesOptions {
  const font = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' }
  const head = (size: number, before: number, colour: string = colours.ink) => ({
    run: { size, bold: true, color: colour, font },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  })
  const style = (id: string, name: string, run: object, spacing: object) => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run,
    paragraph: { spacing },
  })
  return {
    default: {
      document: {
        run: { font, size: 20, color: colours.ink },
        paragraph: { spacing: { after: 80, line: language === 'zh-CN' ? 290 : 264, lineRule: 'auto' } },
      },
      heading1: head(30, 280),
      heading2: head(24, 260),
      heading3: head(20, 220, colours.verdigris),
      title: {
        run: { size: 40, bold: true, color: colours.ink, font },
        paragraph: { spacing: { before: 0, after: 60 } },
      },
    },
    paragraphStyles: [
      style('Kicker', 'Kicker', { size: 18, bold: true, color: colours.verdigris }, { after: 40 }),
      style('Subtitle', 'Subtitle', { size: 24, color: colours.ink3 }, { after: 80 }),
      style('Question', 'Question', { size: 22, bold: true }, { before: 260, after: 40 }),
      style('Note', 'Note', { size: 17, color: colours.ink3 }, { after: 60 }),
      style('Cell', 'Table text', { size: 17 }, { after: 20, line: 250, lineRule: 'auto' }),
      style('Margin', 'Head and foot', { size: 15, color: colours.ink3 }, { after: 0 }),
      style('Gap', 'Gap', { size: 8 }, { after: 0, line: 160, lineRule: 'exact' }),
    ],
  }
}
