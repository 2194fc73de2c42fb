/** Text on a slide: boxes, lines, bullets, heads and panels, each made to fit. */
import type { Language } from '#core/language.ts'
import { colours } from '../colours.ts'
import { fitText, lineCount, lineHeight } from '../measure.ts'
import type { Face } from '../measure.ts'
import { inch, uniqueName } from './canvas.ts'
import type { Page } from './canvas.ts'
import type { LibraryTextProps } from './library.ts'

/** A stretch of text with its own looks; `breaks` ends the line after it. */
export type Run = { text: string; bold?: boolean; colour?: string; size?: number; breaks?: boolean }

/** A text of one line, smaller or cut when it is too long. */
export function addLine(page: Page, name: string, text: string, look: TextLook): void {
  const { language } = page.deck.words
  const room = { width: look.w * inch, height: look.size * lineHeight[language] }
  const face: Face = look.bold ? 'arialBold' : 'arial'
  const fitted = fitText(text, room, { size: look.size, smallest: Math.min(look.size, 7), language, face })
  addText(page, name, fitted.text, { ...look, size: fitted.size })
}

export type TextLook = {
  x: number
  y: number
  w: number
  h: number
  size: number
  bold?: boolean
  colour?: string
  align?: 'left' | 'center' | 'right'
  valign?: 'top' | 'middle' | 'bottom'
  fill?: string
  inset?: number
}

/** A text box. The text is taken as it is: whoever calls has made it fit. */
export function addText(page: Page, name: string, text: string | readonly Run[], look: TextLook): void {
  const { words } = page.deck
  page.slide.addText(
    typeof text === 'string' ? text : text.map((run) => ({ text: run.text, options: runOptions(run) })),
    {
      x: look.x,
      y: look.y,
      w: look.w,
      h: look.h,
      fontSize: look.size,
      bold: look.bold ?? false,
      color: look.colour ?? colours.ink,
      align: look.align ?? 'left',
      valign: look.valign ?? 'middle',
      margin:
        look.inset === undefined ? 0 : [look.inset * inch, look.inset * inch, look.inset * inch, look.inset * inch],
      ...(look.fill === undefined ? {} : { fill: { color: look.fill } }),
      lineSpacingMultiple: words.language === 'zh-CN' ? 1.05 : 1,
      objectName: uniqueName(page, name),
    },
  )
}

/** The largest size, down to 10.5, at which all sentences fit as bullets. */
export function bulletSize(
  sentences: readonly string[],
  box: { w: number; h: number; size: number },
  language: Language,
): number {
  const sizes = [box.size, box.size - 0.5, box.size - 1]
  const total = (size: number) =>
    sentences.reduce((sum, sentence) => sum + bulletHeight(sentence, box.w, size, language), 0)
  return sizes.find((size) => total(size) <= box.h * inch) ?? 10.5
}

function bulletHeight(sentence: string, width: number, size: number, language: Language): number {
  return textHeight(sentence, (width - 0.2) * inch, size, language) + 5
}

/** Bulleted sentences, as many as the box has room for, whole; what is too long is left out. */
export function addBullets(
  page: Page,
  name: string,
  sentences: readonly string[],
  box: { x: number; y: number; w: number; h: number; size: number },
): void {
  const { language } = page.deck.words
  const { size } = box
  let free = box.h * inch
  const kept = sentences.filter((sentence) => {
    const needed = bulletHeight(sentence, box.w, size, language)
    if (needed > free) return false
    free -= needed
    return true
  })
  if (kept.length === 0) return
  page.slide.addText(
    kept.map((text) => ({
      text,
      options: { bullet: { indent: 10, characterCode: '25AA' }, breakLine: true, paraSpaceAfter: 4 },
    })),
    {
      x: box.x,
      y: box.y,
      w: box.w,
      h: box.h,
      fontSize: size,
      color: colours.ink,
      valign: 'top',
      margin: 0,
      objectName: uniqueName(page, name),
    },
  )
}

/** Height in points of a text in a box of `width` points. */
export function textHeight(text: string, width: number, size: number, language: Language): number {
  return lineCount(text, width, size) * size * lineHeight[language]
}

/** Bold head with a grey unit and an ink line under it. */
export function addHead(page: Page, head: string, unit: string, place: { x: number; y: number; w: number }): void {
  const { language } = page.deck.words
  const whole = unit === '' ? head : `${head}  ${unit}`
  const room = { width: place.w * inch, height: 12 * lineHeight[language] }
  const fitted = fitText(whole, room, { size: 12, smallest: 8, language, face: 'arialBold' })
  const behind = fitted.text.slice(head.length)
  addText(
    page,
    `Head ${head}`,
    [
      { text: fitted.text.slice(0, head.length), bold: true },
      ...(behind === '' ? [] : [{ text: behind, colour: colours.ink3 }]),
    ],
    { ...place, h: 0.26, size: fitted.size },
  )
  page.slide.addShape('line', {
    x: place.x,
    y: place.y + 0.28,
    w: place.w,
    h: 0,
    line: { color: colours.ink, width: 0.75 },
    objectName: uniqueName(page, `Rule ${head}`),
  })
}

/** A panel with a lead-in and a text that fits it. */
export function addPanel(
  page: Page,
  lead: string,
  text: string,
  box: { x: number; y: number; w: number; h: number },
  size = 11.5,
): void {
  const { language } = page.deck.words
  const room = { width: (box.w - 0.4) * inch, height: (box.h - 0.24) * inch }
  const fitted = fitText(`${lead}  ${text}`, room, { size, smallest: 9, language })
  addText(
    page,
    lead,
    [{ text: `${lead}  `, bold: true, colour: page.deck.accent }, { text: fitted.text.slice(lead.length + 2) }],
    { ...box, size: fitted.size, fill: colours.panel, inset: 0.15, valign: 'middle' },
  )
}

/** Swatches with their names, each in a slot of the same width. */
export function addLegend(
  page: Page,
  entries: readonly { fill: string; text: string }[],
  box: { x: number; y: number; w: number; h: number },
): void {
  const slot = Math.min(1.7, box.w / entries.length)
  const swatch = { w: 0.22, h: 0.15 }
  entries.forEach(({ fill, text }, index) => {
    const x = box.x + index * slot
    page.slide.addShape('rect', {
      x,
      y: box.y + (box.h - swatch.h) / 2,
      ...swatch,
      fill: { color: fill },
      objectName: uniqueName(page, `Swatch ${text}`),
    })
    const room = { x: x + swatch.w + 0.08, y: box.y, w: slot - swatch.w - 0.16, h: box.h }
    addLine(page, `Legend ${text}`, text, { ...room, size: 10, colour: colours.ink2 })
  })
}

export function runOptions(run: Run): LibraryTextProps {
  return {
    ...(run.bold === undefined ? {} : { bold: run.bold }),
    ...(run.colour === undefined ? {} : { color: run.colour }),
    ...(run.size === undefined ? {} : { fontSize: run.size }),
    ...(run.breaks ? { breakLine: true } : {}),
  }
}
