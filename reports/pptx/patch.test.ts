import { describe, expect, test } from 'vitest'
import {
  chartFaces,
  chartsFromOne,
  layoutTitle,
  noteParagraphs,
  notesMasterInPlace,
  onePropertyPerParagraph,
  plainCategories,
  plainRadar,
  radarWithoutInversion,
  slideNumberFace,
  spokenLanguage,
  squareCorners,
  stackedLabels,
  steadyIds,
  themeColours,
  themeFaces,
  titleFromLayout,
  twoAxes,
  uniqueIds,
  withDescriptions,
  withoutEmptyPoints,
  withoutPartTitles,
} from './patch.ts'

describe('patches of what pptxgenjs 4.0.1 writes', () => {
  test('the theme names an East Asian face', () => {
    expect(themeFaces('<a:ea typeface=""/><a:font script="Hans" typeface="等线"/>')).toBe(
      '<a:ea typeface="Microsoft YaHei"/><a:font script="Hans" typeface="Microsoft YaHei"/>',
    )
  })

  test('the theme has the deck’s colours', () => {
    expect(themeColours('<a:accent1><a:srgbClr val="4472C4"/></a:accent1>')).toContain('357D78')
  })

  test('the notes master stands after the slide master', () => {
    expect(
      notesMasterInPlace(
        '<p:sldMasterIdLst/></p:sldMasterIdLst><p:sldIdLst/><p:notesMasterIdLst>x</p:notesMasterIdLst>',
      ),
    ).toBe('<p:sldMasterIdLst/></p:sldMasterIdLst><p:notesMasterIdLst>x</p:notesMasterIdLst><p:sldIdLst/>')
  })

  test('the properties list no titles of parts', () => {
    expect(
      withoutPartTitles('<a/><HeadingPairs><x/></HeadingPairs>\n<TitlesOfParts><y/></TitlesOfParts>\n<Company/>'),
    ).toBe('<a/><Company/>')
  })

  test('a paragraph has its properties once', () => {
    expect(onePropertyPerParagraph('<a:p><a:pPr/><a:r>1</a:r><a:pPr a="b"><a:buNone/></a:pPr><a:r>2</a:r></a:p>')).toBe(
      '<a:p><a:pPr/><a:r>1</a:r><a:r>2</a:r></a:p>',
    )
    expect(onePropertyPerParagraph('<a:r>1</a:r><a:pPr algn="l"/><a:r>2</a:r>')).toBe('<a:r>1</a:r><a:r>2</a:r>')
  })

  test('the layout’s title has no insets and no prompt', () => {
    const layout = layoutTitle(
      '<p:ph type="title"\n hasCustomPrompt="1"/><a:bodyPr wrap="square" rtlCol="0"></a:bodyPr>',
    )
    expect(layout).toBe(
      '<p:ph type="title"/><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t"><a:normAutofit/></a:bodyPr>',
    )
  })

  test('a slide’s title takes place and look from the layout, but a long one its own size', () => {
    const title =
      '<p:sp><p:cNvPr id="2" name="Text 1"></p:cNvPr><p:ph type="title"/><p:spPr><a:xfrm/></p:spPr><a:bodyPr wrap="square"></a:bodyPr><a:p><a:pPr algn="l"><a:buNone/></a:pPr><a:r><a:rPr lang="en-US" sz="2400"><a:x/></a:rPr><a:t>T</a:t></a:r></a:p></p:sp>'
    expect(titleFromLayout(title, null)).toBe(
      '<p:sp><p:cNvPr id="2" name="Title"></p:cNvPr><p:ph type="title"/><p:spPr/><a:bodyPr/><a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>T</a:t></a:r></a:p></p:sp>',
    )
    expect(titleFromLayout(title, 18)).toContain('<a:rPr lang="en-US" sz="1800" dirty="0"/>')
    expect(titleFromLayout('<p:sp>other</p:sp>', null)).toBe('<p:sp>other</p:sp>')
  })

  test('the slide number has a face', () => {
    expect(slideNumberFace('type="slidenum"><a:rPr b="0" lang="en-US"/>')).toContain('+mn-lt')
  })

  test('ids of shapes are unique within a slide', () => {
    expect(uniqueIds('<p:cNvPr id="25"/><p:cNvPr id="25"/>')).toBe('<p:cNvPr id="1"/><p:cNvPr id="2"/>')
  })

  test('tables are described by name', () => {
    expect(
      withDescriptions('<p:cNvPr id="1" name="A &amp; B"/>', [{ slide: 1, name: 'A & B', description: 'x "y"' }]),
    ).toBe('<p:cNvPr id="1" name="A &amp; B" descr="x &quot;y&quot;"/>')
  })

  test('each line of the notes is a paragraph', () => {
    expect(
      noteParagraphs('<a:p><a:r><a:rPr lang="en-US"/><a:t>one\ntwo</a:t></a:r><a:endParaRPr lang="en-US"/></a:p>'),
    ).toBe(
      '<a:p><a:r><a:rPr lang="en-US"/><a:t>one</a:t></a:r></a:p><a:p><a:r><a:rPr lang="en-US"/><a:t>two</a:t></a:r><a:endParaRPr lang="en-US"/></a:p>',
    )
  })

  test('Chinese text says that it is Chinese', () => {
    expect(spokenLanguage('<a:rPr lang="en-US"/>', 'zh-CN')).toBe('<a:rPr lang="zh-CN" altLang="en-US"/>')
    expect(spokenLanguage('<a:rPr lang="en-US"/>', 'en')).toBe('<a:rPr lang="en-US"/>')
  })
})

describe('patches of its charts', () => {
  test('random ids become steady', () => {
    const chart = (id: string) => `<c16:uniqueId val="{${id}}" xmlns:c16="x"/>`
    expect(steadyIds(chart('A1'))).toBe(steadyIds(chart('B2')))
  })

  test('are numbered from one', () => {
    const renumber = chartsFromOne([
      'ppt/charts/chart11.xml',
      'ppt/charts/chart9.xml',
      'ppt/charts/_rels/chart9.xml.rels',
    ])
    expect(renumber('../charts/chart9.xml')).toBe('../charts/chart1.xml')
    expect(renumber('ppt/charts/_rels/chart11.xml.rels')).toBe('ppt/charts/_rels/chart2.xml.rels')
    expect(renumber('../embeddings/Microsoft_Excel_Worksheet11.xlsx')).toBe(
      '../embeddings/Microsoft_Excel_Worksheet2.xlsx',
    )
  })

  test('corners are square', () => {
    expect(squareCorners('<c:roundedCorners val="1"/>')).toBe('<c:roundedCorners val="0"/>')
  })

  test('a missing value is a gap', () => {
    expect(withoutEmptyPoints('<c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v></c:v></c:pt>')).toBe(
      '<c:pt idx="0"><c:v>1</c:v></c:pt>',
    )
  })

  test('a radar does not invert', () => {
    expect(radarWithoutInversion('<c:radarChart><c:invertIfNegative val="0"/>')).toBe('<c:radarChart>')
    expect(radarWithoutInversion('<c:barChart><c:invertIfNegative val="0"/>')).toContain('invertIfNegative')
  })

  test('a flat chart has two axes', () => {
    const axes = '<c:axId val="1"/><c:axId val="2"/><c:axId val="3"/></c:barChart>'
    expect(twoAxes(axes)).toBe('<c:axId val="1"/><c:axId val="2"/></c:barChart>')
  })

  test('categories of one level are plain', () => {
    expect(
      plainCategories(
        '<c:multiLvlStrRef><c:f>A</c:f><c:multiLvlStrCache><c:ptCount val="1"/><c:lvl><c:pt idx="0"/></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>',
      ),
    ).toBe('<c:strRef><c:f>A</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"/></c:strCache></c:strRef>')
  })

  test('labels and legends take the theme’s faces', () => {
    expect(chartFaces('<a:latin typeface="+mn-lt"/><a:cs    typeface="+mn-lt"/>')).toBe(
      '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>',
    )
  })

  test('a radar has no ticks and no line across what is missing', () => {
    const axes = '<c:majorTickMark val="out"/><a:srgbClr val="888888"/><c:dispBlanksAs val="span"/>'
    expect(plainRadar(`<c:radarChart>${axes}`)).toBe(
      '<c:radarChart><c:majorTickMark val="none"/><a:srgbClr val="D5DCDA"/><c:dispBlanksAs val="gap"/>',
    )
    expect(plainRadar(axes)).toBe(axes)
  })

  test('figures inside stacked bars can be read on each of them', () => {
    const series = (fill: string, ink: string) =>
      `<c:ser><c:spPr><a:solidFill><a:srgbClr val="${fill}"/></a:solidFill></c:spPr><c:dLbls><a:srgbClr val="${ink}"/></c:dLbls></c:ser>`
    const written = series('0C4245', '141A1C') + series('8FC0BA', '141A1C')
    const stacked = '<c:grouping val="stacked"/>'
    expect(stackedLabels(stacked + written)).toBe(stacked + series('0C4245', 'FFFFFF') + series('8FC0BA', '141A1C'))
    expect(stackedLabels(written)).toBe(written)
  })
})
