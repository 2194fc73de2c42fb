/** From a report's value to the bytes of an editable deck in one language. */
import type { Language } from '#core/language.ts'
import { bareColour, colours, contrast, readableOnWhite } from '../colours.ts'
import { partNames, patchArchive } from '../ooxml/archive.ts'
import type { ReportValue, Slide } from '../report-value.ts'
import { wordsOf } from '../words.ts'
import type { Words } from '../words.ts'
import { DeckLibrary } from './library.ts'
import { footerText } from '../footer-text.ts'
import { grid } from './canvas.ts'
import type { Deck } from './canvas.ts'
import { chartsFromOne, deckPatch, escapeXml } from './patch.ts'
import { addArea } from './slides/area.ts'
import { addAreas } from './slides/areas.ts'
import { addCertainty } from './slides/certainty.ts'
import type { SlideContext } from './slides/context.ts'
import { addCover } from './slides/cover.ts'
import { addGaps, addNextLevel } from './slides/gaps.ts'
import { addMethod } from './slides/method.ts'
import { addMovement } from './slides/movement.ts'
import { addScorecard } from './slides/scorecard.ts'
import { addSummary } from './slides/summary.ts'
import { addWorkforce } from './slides/workforce.ts'

/** Latin faces; Chinese text takes the East Asian face that the patch writes into the theme. */
const faces: Record<Language, { head: string; body: string }> = {
  en: { head: 'Georgia', body: 'Arial' },
  'zh-CN': { head: 'Arial', body: 'Arial' },
}

/** The deck in `language`; with `both`, a Chinese deck with each English title under the Chinese one. */
export async function renderPptx(value: ReportValue, language: Language, both = false): Promise<Uint8Array> {
  const words = wordsOf(language)
  const deck = startDeck(value, words)
  const context: SlideContext = { deck, value, words, both }
  for (const slide of value.slides) drawSlide(context, slide)
  const raw = await deck.library.write({ outputType: 'uint8array', compression: false })
  const archive = raw as Uint8Array
  const renumber = chartsFromOne(await partNames(archive))
  const patch = deckPatch({
    language,
    madeAt: value.head.madeAt,
    descriptions: deck.descriptions,
    titleSizes: deck.titleSizes,
    renumber,
  })
  return patchArchive(archive, patch, renumber)
}

function startDeck(value: ReportValue, words: Words): Deck {
  const { head } = value
  const { t, language } = words
  const library = new DeckLibrary()
  library.layout = 'LAYOUT_WIDE'
  library.title = words.say(head.diagnostic)
  library.subject = t.deckFor
  // The one property the library writes as it is.
  library.company = escapeXml(words.say(head.organisation))
  library.author = 'Touchstone'
  library.theme = { headFontFace: faces[language].head, bodyFontFace: faces[language].body }
  const primary = bareColour(head.branding.primaryColour, colours.stone)
  library.defineSlideMaster({
    title: 'PAGE',
    background: { color: colours.white },
    objects: [
      { rect: { x: 0, y: 0, w: 0.14, h: 7.5, fill: { color: primary } } },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: grid.left,
            y: 0.6,
            w: grid.width,
            h: 0.92,
            fontSize: language === 'en' ? 24 : 25,
            bold: language === 'zh-CN',
            color: colours.ink,
            align: 'left',
            valign: 'top',
            margin: 0,
          },
          text: '',
        },
      },
    ],
  })
  library.defineSlideMaster({
    title: 'COVER',
    background: { color: primary },
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: 1,
            y: 2.2,
            w: 9.2,
            h: 1.45,
            fontSize: 38,
            bold: language === 'zh-CN',
            color: contrast(primary, colours.white) >= 4.5 ? colours.onStone : colours.ink,
            align: 'left',
            valign: 'bottom',
            margin: 0,
          },
          text: '',
        },
      },
    ],
  })
  return {
    library,
    words,
    accent: readableOnWhite(bareColour(head.branding.accentColour, colours.verdigris)),
    footer: footerText(value, words),
    sampleMark: head.isSample ? t.sample : null,
    descriptions: [],
    titleSizes: new Map(),
    pages: 0,
  }
}

function drawSlide(context: SlideContext, slide: Slide): void {
  switch (slide.kind) {
    case 'cover':
      return addCover(context)
    case 'summary':
      return addSummary(context, slide)
    case 'areas':
      return addAreas(context, slide)
    case 'scorecard':
      return addScorecard(context, slide)
    case 'certainty':
      return addCertainty(context, slide)
    case 'movement':
      return addMovement(context, slide)
    case 'workforce':
      return addWorkforce(context, slide)
    case 'gaps':
      return addGaps(context, slide)
    case 'nextLevel':
      return addNextLevel(context, slide)
    case 'method':
      return addMethod(context, slide)
    default:
      return addArea(context, slide)
  }
}
