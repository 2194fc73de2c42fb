/**
 * What pptxgenjs 4.0.1 writes wrongly, or cannot write. One function per fault, each a change of one part's text; a new
 * version of the library may make some needless (their tests then still hold on what they correct).
 */
import type { Language } from '#core/language.ts'
import { colours, textOn } from '../colours.ts'
import type { PartPatch } from '../ooxml/archive.ts'
import { coreProperties } from '../ooxml/core-properties.ts'
import type { Description } from './canvas.ts'

/** The East Asian face of both languages' decks: English ones hold Chinese names too. */
const eastAsianFace = 'Microsoft YaHei'

export type DeckFacts = {
  language: Language
  /** Written as the time of creation, instead of the clock's. */
  madeAt: string
  descriptions: readonly Description[]
  /** Sizes of titles that do not fit at the layout's, by slide. */
  titleSizes: ReadonlyMap<number, number>
  /** From `chartsFromOne`. */
  renumber: (text: string) => string
}

/** All patches, by the part they concern. */
export function deckPatch(facts: DeckFacts): PartPatch {
  return (path, text) => {
    if (path === '[Content_Types].xml' || path.endsWith('.rels')) return facts.renumber(text)
    if (path.startsWith('ppt/theme/')) return themeFaces(themeColours(text))
    if (path === 'ppt/presentation.xml') return notesMasterInPlace(text)
    if (path === 'docProps/core.xml') return coreProperties(text, facts)
    if (path === 'docProps/app.xml') return withoutPartTitles(text)
    if (/^ppt\/charts\/chart\d+\.xml$/u.test(path)) return patchedChart(text, facts.language)
    if (/^ppt\/slideLayouts\/[^/]+\.xml$/u.test(path)) return uniqueIds(layoutTitle(text))
    if (/^ppt\/notesSlides\/[^/]+\.xml$/u.test(path)) return spokenLanguage(noteParagraphs(text), facts.language)
    const slide = /^ppt\/slides\/slide(\d+)\.xml$/u.exec(path)
    if (slide === null) return text
    const number = Number(slide[1])
    const described = facts.descriptions.filter((one) => one.slide === number)
    const size = facts.titleSizes.get(number) ?? null
    return spokenLanguage(
      uniqueIds(withDescriptions(titleFromLayout(onePropertyPerParagraph(slideNumberFace(text)), size), described)),
      facts.language,
    )
  }
}

function patchedChart(text: string, language: Language): string {
  return spokenLanguage(
    chartFaces(
      plainCategories(
        twoAxes(stackedLabels(plainRadar(radarWithoutInversion(withoutEmptyPoints(squareCorners(steadyIds(text))))))),
      ),
    ),
    language,
  )
}

/** The library sets Latin faces only; without an East Asian one, Chinese text falls to whatever the machine has. */
export function themeFaces(theme: string): string {
  return theme
    .replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${eastAsianFace}"/>`)
    .replace(/<a:font script="Hans" typeface="[^"]*"\/>/gu, `<a:font script="Hans" typeface="${eastAsianFace}"/>`)
}

/** New shapes a client draws take the deck's colours. */
export function themeColours(theme: string): string {
  const named: Record<string, string> = {
    dk2: colours.stone,
    lt2: colours.panel,
    accent1: colours.verdigris,
    accent2: colours.target,
    accent3: colours.evidence,
    accent4: colours.workforce,
    accent5: colours.customer,
    accent6: colours.lastYear,
    hlink: colours.evidence,
    folHlink: colours.lastYear,
  }
  let patched = theme
    .replace('name="Office Theme"', 'name="Touchstone"')
    .replace('<a:clrScheme name="Office">', '<a:clrScheme name="Touchstone">')
  for (const [name, colour] of Object.entries(named)) {
    patched = patched.replace(new RegExp(`(<a:${name}><a:srgbClr val=")[0-9A-F]{6}`, 'u'), `$1${colour}`)
  }
  return patched
}

/** `notesMasterIdLst` belongs right after `sldMasterIdLst`. */
export function notesMasterInPlace(presentation: string): string {
  const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/su.exec(presentation)?.[0]
  if (list === undefined) return presentation
  return presentation.replace(list, '').replace('</p:sldMasterIdLst>', `</p:sldMasterIdLst>${list}`)
}

/** The library lists slides as "Slide 1" and fonts the deck does not use. */
export function withoutPartTitles(app: string): string {
  return app.replace(/<(HeadingPairs|TitlesOfParts)>.*?<\/\1>\s*/gsu, '')
}

/** A paragraph of several runs gets its properties again in its middle, which the schema forbids. */
export function onePropertyPerParagraph(slide: string): string {
  return slide.replace(/<\/a:r><a:pPr\b(?:[^>]*\/>|.*?<\/a:pPr>)/gsu, '</a:r>')
}

/** On the layout: no inner margins, top or bottom anchored, and the size may be reduced when somebody types more. */
export function layoutTitle(layout: string): string {
  const anchor = layout.includes('name="COVER"') ? 'b' : 't'
  return withoutCustomPrompt(layout).replace(
    '<a:bodyPr wrap="square" rtlCol="0"></a:bodyPr>',
    `<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr>`,
  )
}

/**
 * The library copies place, insets, size and colour of the title into every slide, so that a change to the layout moves
 * nothing. A long title gets its own size (points); null takes the layout's.
 */
export function titleFromLayout(slide: string, size: number | null): string {
  return withoutCustomPrompt(slide).replace(/<p:sp>(?:(?!<\/p:sp>).)*?type="title".*?<\/p:sp>/su, (title) => {
    const own = size === null ? '' : ` sz="${Math.round(size * 100)}"`
    return title
      .replace(/<p:cNvPr id="(\d+)" name="[^"]*">/u, '<p:cNvPr id="$1" name="Title">')
      .replace(/<p:spPr>.*?<\/p:spPr>/su, '<p:spPr/>')
      .replace(/<a:bodyPr\b[^>]*>.*?<\/a:bodyPr>/su, '<a:bodyPr/>')
      .replace(/<a:pPr\b[^>]*>.*?<\/a:pPr>/su, '')
      .replace(/<a:rPr\b[^>]*>.*?<\/a:rPr>/gsu, `<a:rPr lang="en-US"${own} dirty="0"/>`)
      .replace(/<a:endParaRPr\b[^>]*\/>/gu, '<a:endParaRPr lang="en-US" dirty="0"/>')
  })
}

/** The number stands in the middle of the footer's line. Its run has no face, and some programs then draw a serif. */
export function slideNumberFace(slide: string): string {
  const centred = slide.replace(
    /(type="sldNum".*?<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0")\/>/su,
    '$1 anchor="ctr"/>',
  )
  return centred.replace(
    /(type="slidenum">)<a:rPr b="0" lang="en-US"\/>/gu,
    '$1<a:rPr lang="en-US" b="0"><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:rPr>',
  )
}

/** Without it an empty title shows the reader's own prompt. */
function withoutCustomPrompt(part: string): string {
  return part.replace(/\s+hasCustomPrompt="1"/gu, '')
}

/** Ids of shapes repeat within a slide (tables count by slide, the slide number is always 25). */
export function uniqueIds(slide: string): string {
  let next = 0
  return slide.replace(/<p:cNvPr id="\d+"/gu, () => `<p:cNvPr id="${++next}"`)
}

/** The library writes descriptions for pictures and charts only. */
export function withDescriptions(slide: string, described: readonly Description[]): string {
  return described.reduce((text, one) => {
    const name = `name="${escapeXml(one.name)}"`
    // A function, because `$&` in somebody's text would be read as a command.
    return text.replace(name, () => `${name} descr="${escapeXml(one.description)}"`)
  }, slide)
}

/** A line feed inside a run is no new line: each line of the notes becomes a paragraph. */
export function noteParagraphs(notes: string): string {
  return notes.replace(
    /<a:p><a:r>(<a:rPr [^>]*\/>)<a:t>([^<]*\n[^<]*)<\/a:t><\/a:r>(<a:endParaRPr [^>]*\/>)<\/a:p>/gu,
    (_, look: string, text: string, end: string) =>
      text
        .split('\n')
        .map(
          (line, index, lines) =>
            `<a:p><a:r>${look}<a:t>${line}</a:t></a:r>${index === lines.length - 1 ? end : ''}</a:p>`,
        )
        .join(''),
  )
}

/** Chinese text marked as English breaks and is spell-checked wrongly. */
export function spokenLanguage(part: string, language: Language): string {
  return language === 'en' ? part : part.replaceAll('lang="en-US"', 'lang="zh-CN" altLang="en-US"')
}

/**
 * The library counts charts over the life of the process, so the second deck begins where the first one ended. Gives
 * the names of charts and their workbooks, in a path or a reference, the numbers 1…n.
 */
export function chartsFromOne(parts: readonly string[]): (text: string) => string {
  const numbers = parts.flatMap((part) => /^ppt\/charts\/chart(\d+)\.xml$/u.exec(part)?.[1] ?? []).map(Number)
  const places = new Map(numbers.sort((a, b) => a - b).map((number, index) => [number, index + 1]))
  return (text) =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/gu,
      (_, name: string, number: string) => `${name}${places.get(Number(number)) ?? number}`,
    )
}

/** Bar charts carry random ids. */
export function steadyIds(chart: string): string {
  let next = 0
  return chart.replace(/(<c16:uniqueId[^>]*val=")\{[^}]*\}/gu, (_, head: string) => {
    next += 1
    return `${head}{00000000-0000-4000-8000-${String(next).padStart(12, '0')}}`
  })
}

export function squareCorners(chart: string): string {
  return chart.replace('<c:roundedCorners val="1"/>', '<c:roundedCorners val="0"/>')
}

/** A missing value is a gap; an empty one is read as zero. */
export function withoutEmptyPoints(chart: string): string {
  return chart.replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/gu, '')
}

/** `invertIfNegative` has no place in a radar's series. */
export function radarWithoutInversion(chart: string): string {
  if (!chart.includes('<c:radarChart>')) return chart
  return chart.replace(/<c:invertIfNegative val="[01]"\/>/gu, '')
}

/**
 * A radar's axes without ticks, in the colour of its grid. A missing value is a gap in the line: spanned, the line would
 * run where nothing was measured.
 */
export function plainRadar(chart: string): string {
  if (!chart.includes('<c:radarChart>')) return chart
  return chart
    .replaceAll('<c:majorTickMark val="out"/>', '<c:majorTickMark val="none"/>')
    .replaceAll('<a:srgbClr val="888888"/>', `<a:srgbClr val="${colours.line}"/>`)
    .replace('<c:dispBlanksAs val="span"/>', '<c:dispBlanksAs val="gap"/>')
}

/** Figures inside stacked bars take ink or white, whichever can be read on their own bar; the library has one colour. */
export function stackedLabels(chart: string): string {
  if (!chart.includes('<c:grouping val="stacked"/>')) return chart
  return chart.replace(/<c:ser>.*?<\/c:ser>/gsu, (series) => {
    const fill = /<c:spPr>\s*<a:solidFill><a:srgbClr val="([0-9A-F]{6})"/u.exec(series)?.[1]
    if (fill === undefined) return series
    return series.replace(/(<c:dLbls>.*?<a:srgbClr val=")[0-9A-F]{6}/su, `$1${textOn(fill)}`)
  })
}

/** Bars and radars name a third axis that only charts in depth have. */
export function twoAxes(chart: string): string {
  return chart.replace(
    /(<c:axId val="\d+"\/>\s*<c:axId val="\d+"\/>)\s*<c:axId val="\d+"\/>(?=\s*<\/c:(?:bar|radar)Chart>)/gu,
    '$1',
  )
}

/** Categories of one level are plain text, which every program reads. */
export function plainCategories(chart: string): string {
  return chart.replace(/<c:multiLvlStrRef>(.*?)<\/c:multiLvlStrRef>/gsu, (whole, inside: string) => {
    if (inside.split('<c:lvl>').length !== 2) return whole
    const plain = inside.replaceAll('multiLvlStrCache', 'strCache').replace('<c:lvl>', '').replace('</c:lvl>', '')
    return `<c:strRef>${plain}</c:strRef>`
  })
}

/** Labels take the theme's East Asian face; the legend gets the Latin one written into the complex scripts. */
export function chartFaces(chart: string): string {
  return chart
    .replace(
      /(<a:latin typeface="\+mn-lt"\s*\/>)\s*(?:<a:ea\s+typeface="[^"]*"\s*\/>)?/gu,
      '$1<a:ea typeface="+mn-ea"/>',
    )
    .replace(/<a:cs\s+typeface="\+mn-lt"\s*\/>/gu, '<a:cs typeface="+mn-cs"/>')
}

/** Text as it stands in an attribute or element. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
