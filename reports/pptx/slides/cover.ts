import { runLine, runName } from '../../run-name.ts'
import { bareColour, colours, contrast, levelFill, mix } from '../../colours.ts'
import { logoOf } from '../../logo.ts'
import { uniqueName } from '../canvas.ts'
import { addTitle } from '../page.ts'
import { addLine } from '../text.ts'
import type { Page } from '../canvas.ts'
import type { SlideContext } from './context.ts'

/** Dark cover in the workspace's first colour: organisation, diagnostic, period, run. */
export function addCover({ deck, value, words, both }: SlideContext): void {
  const { t, language } = words
  const { head } = value
  const ground = bareColour(head.branding.primaryColour, colours.stone)
  const isDark = contrast(ground, colours.white) >= 4.5
  const ink = isDark ? colours.onStone : colours.ink
  const soft = mix(ink, ground, 0.25)
  const slide = deck.library.addSlide({ masterName: 'COVER' })
  deck.pages += 1
  const page: Page = { slide, deck, number: deck.pages }
  const lead = isDark ? bareColour(head.branding.accentColour, colours.streak) : colours.ink
  const leadColour = contrast(lead, ground) >= 3 ? lead : ink
  addTitle(page, words.say(head.diagnostic), { width: 9.2, height: 1.45 }, 38)
  addLine(
    page,
    'Organisation',
    language === 'en' ? words.say(head.organisation).toUpperCase() : words.say(head.organisation),
    {
      x: 1,
      y: 1.2,
      w: 8.5,
      h: 0.5,
      size: 16,
      bold: true,
      colour: leadColour,
    },
  )
  const kind = `${t.deckFor}${t.colon}${words.say(head.pack.name)}`
  addLine(page, 'Subtitle', both ? `${kind}  |  ${head.diagnostic.en ?? ''}` : kind, {
    x: 1,
    y: 3.75,
    w: 9,
    h: 0.5,
    size: 18,
    colour: soft,
  })
  addLine(
    page,
    'Period and run',
    [t.period({ from: words.day(head.period.from), to: words.day(head.period.to) }), runLine(head, words)].join(
      '   |   ',
    ),
    { x: 1, y: 6.2, w: 9, h: 0.35, size: 12.5, colour: soft },
  )
  addLine(page, 'Made with', head.isSample ? t.sampleLong : t.madeWith, {
    x: 1,
    y: 6.6,
    w: 9,
    h: 0.3,
    size: 10,
    colour: head.isSample ? leadColour : soft,
    bold: head.isSample,
  })
  const logo = logoOf(head.branding.logo)
  if (logo !== null) {
    const height = 0.8
    const width = Math.min(3, (logo.width / logo.height) * height)
    slide.addImage({
      data: logo.data,
      x: 12.3 - width,
      y: 0.7,
      w: width,
      h: (width * logo.height) / logo.width,
      altText: t.exhibits.logoAlt({ organisation: words.say(head.organisation) }),
      objectName: uniqueName(page, 'Logo'),
    })
  }
  addSteps(page, head.levels.length)
  slide.addNotes(
    [
      t.notes.run({ run: runName(head, words), made: head.madeAt, inputs: head.inputsHash }),
      ...(head.isSample ? [t.sampleLong] : []),
    ].join('\n'),
  )
}

/** The scale as rising steps, the last in gold: what the deck is about. */
function addSteps(page: Page, levels: number): void {
  const width = 0.4
  const gap = 0.15
  for (let level = 1; level <= levels; level++) {
    const height = 0.9 + (3.6 / levels) * level
    page.slide.addShape('rect', {
      x: 12.5 - (levels - level + 1) * (width + gap),
      y: 6.9 - height,
      w: width,
      h: height,
      fill: { color: level === levels ? colours.streak : levelFill(levels - level, levels) },
      objectName: uniqueName(page, 'Step'),
    })
  }
}
