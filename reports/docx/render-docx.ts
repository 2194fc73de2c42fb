/** The long report as a Word file for the client's editing: heading styles, captions, tables, the same chapters. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import type { FileChild, IStylesOptions } from 'docx'
import { bareColour, colours, readableOnWhite } from '../colours.ts'
import type { ReportDocument } from '../document.ts'
import { logoOf } from '../logo.ts'
import { patchArchive } from '../ooxml/archive.ts'
import type { ReportBranding } from '../report-input.ts'
import { body } from './chapters.ts'
import { paragraph, textWidth } from './parts.ts'
import { documentPatch } from './patch.ts'

/** The bytes of the Word file. The same document gives the same bytes. */
export async function renderDocx(document: ReportDocument, branding: ReportBranding): Promise<Uint8Array> {
  const accent = readableOnWhite(bareColour(branding.accentColour, colours.verdigris))
  const word = new Document({
    title: document.title.text,
    creator: 'Touchstone',
    lastModifiedBy: 'Touchstone',
    description: document.kind,
    styles: stylesOf(document, accent),
    numbering: {
      config: [
        {
          reference: 'bullets',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '▪',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 280, hanging: 200 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1361, bottom: 1247, left: 1134, right: 1134 },
          },
        },
        headers: {
          default: new Header({ children: [headLine(document)] }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        footers: {
          default: new Footer({ children: [footLine(document)] }),
          first: new Footer({ children: [new Paragraph('')] }),
        },
        children: [...cover(document, branding, accent), ...body(document)],
      },
    ],
  })
  const raw = new Uint8Array(await Packer.toBuffer(word))
  return patchArchive(raw, documentPatch({ language: document.language, madeAt: document.madeAt }))
}

function stylesOf(document: ReportDocument, accent: string): IStylesOptions {
  const faces = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' }
  const line = document.language === 'zh-CN' ? 300 : 264
  const style = (id: string, name: string, run: object, space: object) => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run,
    paragraph: { spacing: space },
  })
  return {
    default: {
      document: {
        run: { font: faces, size: 20, color: colours.ink },
        paragraph: { spacing: { after: 100, line, lineRule: 'auto' } },
      },
      heading1: {
        run: { size: 36, bold: true, color: colours.ink, font: faces },
        paragraph: { spacing: { before: 0, after: 160 } },
      },
      heading2: {
        run: { size: 26, bold: true, color: colours.ink, font: faces },
        paragraph: { spacing: { before: 320, after: 120 } },
      },
      heading3: {
        run: { size: 21, bold: true, color: accent, font: faces },
        paragraph: { spacing: { before: 260, after: 80 } },
      },
      title: { run: { size: 56, bold: true, color: colours.ink, font: faces }, paragraph: { spacing: { after: 160 } } },
    },
    paragraphStyles: [
      style('Finding', 'Finding', { size: 24 }, { after: 120 }),
      style('Note', 'Note', { size: 16, color: colours.ink3 }, { after: 80 }),
      style('BelowTable', 'Text below a table', {}, { before: 200 }),
      style('Lead', 'Lead', { size: 20, bold: true }, { before: 160, after: 60 }),
      style('Cell', 'Table text', { size: 17 }, { after: 0, line: 240, lineRule: 'auto' }),
      style('Caption', 'caption', { size: 17, color: colours.ink2 }, { before: 160, after: 60 }),
      style('Bullet', 'Bullet', { size: 20 }, { after: 40 }),
    ],
  }
}

function headLine(document: ReportDocument): Paragraph {
  return new Paragraph({
    style: 'Note',
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [
      new TextRun(document.masthead),
      ...(document.sample === null
        ? []
        : [new TextRun({ text: `\t${document.sample.mark}`, bold: true, color: colours.danger })]),
    ],
  })
}

function footLine(document: ReportDocument): Paragraph {
  return new Paragraph({
    style: 'Note',
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [
      new TextRun(document.footer),
      new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  })
}

function cover(document: ReportDocument, branding: ReportBranding, accent: string): FileChild[] {
  const logo = logoOf(branding.logo)
  const height = 64
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            children: [
              new ImageRun({
                type: logo.type === 'png' ? 'png' : 'jpg',
                data: logo.bytes,
                transformation: { height, width: Math.min(260, Math.round((logo.width / logo.height) * height)) },
                altText: { name: 'Logo', title: document.organisation.text, description: document.organisation.text },
              }),
            ],
          }),
        ]),
    new Paragraph({
      spacing: { before: 2400 },
      children: [new TextRun({ text: document.organisation.text, bold: true, size: 28, color: accent })],
    }),
    new Paragraph({ style: 'Title', children: [new TextRun(document.title.text)] }),
    ...(document.title.second === '' ? [] : [paragraph(document.title.second, 'Finding')]),
    paragraph(document.kind, 'Finding'),
    paragraph(`${document.period}   |   ${document.run}`),
    ...(document.sample === null
      ? []
      : [
          new Paragraph({
            children: [new TextRun({ text: document.sample.sentence, bold: true, color: colours.danger })],
          }),
        ]),
    new Paragraph({ pageBreakBefore: true, style: 'Lead', children: [new TextRun(document.contents)] }),
    // Written clean, with its entries: a dirty field makes Word ask its reader a question on opening.
    new TableOfContents(document.contents, { hyperlink: true, headingStyleRange: '1-2', beginDirty: false }),
  ]
}
