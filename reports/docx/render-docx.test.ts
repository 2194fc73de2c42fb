import { describe, expect, test } from 'vitest'
import { schemaFaults } from '#test/support/schema-faults.ts'
import { buildReport } from '../build-report.ts'
import { buildDocument } from '../document/build.ts'
import { fixtureReportInput } from '../fixture.ts'
import { partText } from '../ooxml/archive.ts'
import type { ReportInput } from '../report-input.ts'
import { bookmarksFromOne, contentsByReference, documentLanguage, picturesFromOne } from './patch.ts'
import { renderDocx } from './render-docx.ts'

const docxOf = (input: ReportInput, language: 'en' | 'zh-CN' = 'en', second: 'en' | null = null) =>
  renderDocx(buildDocument(buildReport(input), language, second), input.branding)

describe('the Word report', { timeout: 30_000 }, () => {
  test.each([
    ['english', fixtureReportInput(), 'en', null],
    ['both', fixtureReportInput({ areas: 2 }), 'zh-CN', 'en'],
    ['seven-levels', fixtureReportInput({ areas: 1, levels: 7, baseline: true }), 'zh-CN', null],
    ['empty', fixtureReportInput({ areas: 1, empty: true, baseline: true }), 'en', null],
  ] as const)('%s is valid against the Open XML schema', async (_, input, language, second) => {
    expect(await schemaFaults(await docxOf(input, language, second), 'docx')).toEqual([])
  })

  test('of the same input has the same bytes', async () => {
    const logo =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const plain = fixtureReportInput({ areas: 2 })
    const input = { ...plain, branding: { ...plain.branding, logo } }
    const first = await docxOf(input)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(Buffer.from(await docxOf(input)).equals(Buffer.from(first))).toBe(true)
  })

  test('has heading styles, contents with a reference to each page, captions and repeated heads', async () => {
    const text = await partText(await docxOf(fixtureReportInput({ areas: 1 })), 'word/document.xml')
    expect(text).toContain('<w:pStyle w:val="Heading1"/>')
    expect(text).toContain('<w:pStyle w:val="Heading3"/>')
    expect(text).toContain('<w:pStyle w:val="Caption"/>')
    expect(text).toContain('<w:tblHeader/>')
    const entries = text.match(/<w:pStyle w:val="TOC[12]"\/>/gu) ?? []
    expect(entries.length).toBeGreaterThan(8)
    expect(text.match(/PAGEREF _Toc\d+/gu)).toHaveLength(entries.length)
    expect(text).not.toContain('TOC \\')
  })

  test('text below a table keeps its distance', async () => {
    const text = await partText(await docxOf(fixtureReportInput({ areas: 2 })), 'word/document.xml')
    expect(text).toContain('</w:tbl><w:p>')
    expect(text).not.toMatch(/<\/w:tbl><w:p>(?:<w:pPr><w:keepNext[^>]*><\/w:pPr>)?<w:r>/u)
  })
})

describe('patches of what docx 9.15.2 writes', () => {
  test('the contents are entries with references, in no field of their own', () => {
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin" w:dirty="false"/><w:instrText>TOC \\h</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    const entry = '<w:p><w:r><w:instrText>PAGEREF _Toc1 \\h</w:instrText></w:r></w:p>'
    const end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    const written = `<w:sdt><w:sdtPr/><w:sdtContent><w:p>${begin}</w:p>${entry}${end}</w:sdtContent></w:sdt><w:p/>`
    expect(contentsByReference(written)).toBe(`<w:p></w:p>${entry}<w:p/>`)
    const other = '<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    expect(contentsByReference(other)).toBe(other)
  })

  test('bookmarks are counted from one', () => {
    expect(bookmarksFromOne('_Toc12 _Toc13 _Toc12')).toBe('_Toc1 _Toc2 _Toc1')
    expect(bookmarksFromOne('<w:bookmarkStart w:name="x" w:id="9"/><w:bookmarkEnd w:id="9"/>')).toBe(
      '<w:bookmarkStart w:name="x" w:id="1"/><w:bookmarkEnd w:id="1"/>',
    )
  })

  test('pictures are counted from one', () => {
    expect(picturesFromOne('<wp:docPr id="7"/><wp:docPr id="9"/>')).toBe('<wp:docPr id="1"/><wp:docPr id="2"/>')
  })

  test('the default run says its languages', () => {
    expect(documentLanguage('<w:rPrDefault><w:rPr><w:sz/></w:rPr></w:rPrDefault>', 'zh-CN')).toBe(
      '<w:rPrDefault><w:rPr><w:sz/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>',
    )
  })
})
