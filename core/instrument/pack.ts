/**
 * The shape of an instrument pack: what stands in `content/<pack>/` and what a diagnostic pins.
 * Files are described in docs/packs.md; `readPack` turns them into a `Pack`, `checkPack` finds faults.
 * A criterion is addressed as `aspect.criterion` inside its pack and `pack/aspect.criterion` from outside.
 */
import { z } from 'zod'

/** Ids are lower-case words joined by hyphens, so that they are safe as file names, URLs and spreadsheet keys. */
export const packIdPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const PackId = z.string().regex(packIdPattern).max(64)
/** Ids of questions and items may have dotted parts: `ceo.strategy.1`. */
export const dottedIdPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
export const DottedId = z.string().regex(dottedIdPattern).max(128)
/** Without leading zeros: 1.02.0 and 1.2.0 would be one version under two names. */
export const packVersionPattern = /^(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){2}$/
export const PackVersion = z.string().regex(packVersionPattern)
/** `pack/aspect.criterion` */
export const linkTargetPattern =
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Space around a text is not part of it: a YAML block ends with a line break. */
const sentence = z.string().trim().min(1).max(4000)
export const PackText = z
  .strictObject({ 'zh-CN': sentence.optional(), en: sentence.optional() })
  .refine((t) => t['zh-CN'] !== undefined || t.en !== undefined, 'a text needs at least one language')

/** Longest short name per language, in code points: it has to fit a slide's axis and a phone's row. */
export const shortLimit = { en: 28, 'zh-CN': 10 } as const
export const ShortText = PackText.refine((t) => [...(t.en ?? '')].length <= shortLimit.en, {
  error: 'a short English name has at most 28 characters',
}).refine((t) => [...(t['zh-CN'] ?? '')].length <= shortLimit['zh-CN'], {
  error: 'a short Chinese name has at most 10 characters',
})

const Weight = z.number().min(0).max(1000).default(1)
/** `aspect` or `aspect.criterion` of the same pack. */
const Informs = z.array(DottedId).max(60).default([])
/** One text per level of the scale, keyed by level number. */
export const levelKeyPattern = /^[1-7]$/
const PerLevel = z.record(z.string().regex(levelKeyPattern), PackText)

export const Level = z.strictObject({
  number: z.int().min(1).max(7),
  id: PackId,
  name: PackText,
  description: PackText.optional(),
})

/** An ordinal scale: 3 to 7 named levels, numbered 1…n without gaps. */
export const Scale = z.strictObject({ id: PackId, levels: z.array(Level).min(3).max(7) })

export const Criterion = z.strictObject({
  id: PackId,
  name: PackText,
  short: ShortText,
  weight: Weight,
  /** Rated once for the organisation, never per unit. */
  wholeOrganisationOnly: z.boolean().default(false),
  /** What an assessor would see at each level. One per level of the scale. */
  descriptors: PerLevel,
  /** Where to look: the evidence that tells one level from the next. */
  lookFor: PackText.optional(),
  /** A first step that would close a gap here. */
  remedy: PackText.optional(),
})

export const Aspect = z.strictObject({
  id: PackId,
  number: z.int().min(1).max(999),
  name: PackText,
  short: ShortText,
  description: PackText.optional(),
  weight: Weight,
  criteria: z.array(Criterion).min(1).max(60),
})

export const Area = z.strictObject({
  id: PackId,
  name: PackText,
  short: ShortText,
  description: PackText.optional(),
  weight: Weight,
  /** Aspect ids in order; each aspect is the file `aspects/<id>.yaml`. */
  aspects: z.array(PackId).min(1).max(100),
})

export const DataRequest = z.strictObject({
  id: PackId,
  name: PackText,
  ask: PackText,
  why: PackText,
  forms: z.array(PackText).min(1).max(12),
  owner: PackText,
  informs: Informs,
})
export const RequestFile = z.strictObject({ area: PackId, requests: z.array(DataRequest).min(1).max(100) })

export const ChecklistItem = z.strictObject({
  id: DottedId,
  lookAt: PackText,
  goodLooksLike: PackText,
  informs: Informs,
})
export const ChecklistTopic = z.strictObject({
  id: PackId,
  number: z.int().min(1).max(999),
  name: PackText,
  items: z.array(ChecklistItem).min(1).max(60),
})
export const ChecklistFile = z.strictObject({ area: PackId, topics: z.array(ChecklistTopic).min(1).max(60) })

export const GuideQuestion = z.strictObject({
  id: DottedId,
  question: PackText,
  probe: PackText,
  listenFor: PackText,
  informs: Informs,
  /** Part of the 45-minute version of the guide. */
  inShortVersion: z.boolean().default(false),
})
export const GuideTopic = z.strictObject({
  /** The area (or, in packs without interviews by area, any topic id) the questions belong to. */
  id: PackId,
  name: PackText,
  questions: z.array(GuideQuestion).min(1).max(60),
})
export const Guide = z.strictObject({
  role: PackId,
  name: PackText,
  /** Other titles that may be interviewed with this guide. */
  alternates: z.array(PackText).max(12).default([]),
  opening: PackText.optional(),
  topics: z.array(GuideTopic).min(1).max(40),
})

/** Who can fairly answer a survey item. */
export const RoleLevel = z.enum(['leader', 'manager', 'frontline', 'specialist'])
export const SurveyItem = z.strictObject({
  /** The criterion id inside the file's aspect; also the item's id as `aspect.criterion`. */
  criterion: PackId,
  question: PackText,
  options: PerLevel,
  roles: z.array(RoleLevel).min(1),
  /** Asked of everyone when a survey is dealt (at most five per pack). */
  core: z.boolean().default(false),
})
export const SurveyFile = z.strictObject({ aspect: PackId, items: z.array(SurveyItem).min(1).max(60) })

export const LinkRelation = z.enum(['equal', 'subset', 'superset', 'intersects', 'none'])
export const Link = z.strictObject({
  from: DottedId,
  /** `pack/aspect.criterion` */
  to: z.string().regex(linkTargetPattern).max(200),
  relation: LinkRelation,
  why: PackText,
  /** Level here → level there; needed when `equal` joins scales with different numbers of levels. */
  levels: z.record(z.string().regex(levelKeyPattern), z.int().min(1).max(7)).optional(),
})
export const LinkFile = z.strictObject({ links: z.array(Link).max(5000) })

/** A quoted figure, shown as context with year and sample, never as a benchmark of the user. */
export const Reference = z.strictObject({
  id: PackId,
  statement: PackText,
  figure: z.string().max(40),
  year: z.int().min(1900).max(2100).optional(),
  sample: PackText.optional(),
  source: PackText,
  informs: Informs,
})
export const ReferenceFile = z.strictObject({ references: z.array(Reference).max(500) })

export const FormField = z.strictObject({
  id: PackId,
  label: PackText,
  help: PackText.optional(),
  kind: z.enum(['text', 'longText', 'choice', 'level', 'number', 'yesNo', 'date']),
  choices: z
    .array(z.strictObject({ id: PackId, name: PackText }))
    .max(40)
    .optional(),
  informs: Informs,
})
/** A form filled in on site, such as a touchpoint walk-through. */
export const FormFile = z.strictObject({
  id: PackId,
  name: PackText,
  intro: PackText.optional(),
  sections: z
    .array(z.strictObject({ id: PackId, name: PackText, fields: z.array(FormField).min(1).max(60) }))
    .min(1)
    .max(40),
})

const Named = z.strictObject({ id: PackId, name: PackText, description: PackText })

/** `pack.yaml`: the head of a pack. */
export const PackHead = z.strictObject({
  id: PackId,
  version: PackVersion,
  licence: z.string().min(1).max(80),
  languages: z.array(z.enum(['zh-CN', 'en'])).min(1),
  name: PackText,
  short: ShortText,
  description: PackText,
  scale: Scale,
  areas: z.array(Area).min(1).max(40),
  /** Ways to run the instrument (foundations, lived experience). */
  modes: z.array(Named).max(8).default([]),
  principles: z.array(Named).max(40).default([]),
  roadmap: z
    .strictObject({
      horizons: z.array(z.strictObject({ id: PackId, months: z.int().min(1).max(120), name: PackText })).max(8),
      dimensions: z.array(Named).max(12),
    })
    .optional(),
  nextSteps: z.array(Named).max(20).default([]),
  /** What a reader should know about how the content was made. */
  notes: z.array(PackText).max(20).default([]),
})

export type PackHead = z.infer<typeof PackHead>
export type Scale = z.infer<typeof Scale>
export type Criterion = z.infer<typeof Criterion>
export type Aspect = z.infer<typeof Aspect>
export type DataRequest = z.infer<typeof DataRequest>
export type ChecklistTopic = z.infer<typeof ChecklistTopic>
export type Guide = z.infer<typeof Guide>
export type SurveyItem = z.infer<typeof SurveyItem>
export type Link = z.infer<typeof Link>
export type Reference = z.infer<typeof Reference>
export type Form = z.infer<typeof FormFile>

export type PackArea = Omit<z.infer<typeof Area>, 'aspects'> & {
  aspects: Aspect[]
  requests: DataRequest[]
  checklist: ChecklistTopic[]
}

/** A whole instrument in memory: the head with its areas filled in, and everything that hangs on it. */
export type Pack = Omit<PackHead, 'areas'> & {
  areas: PackArea[]
  guides: Guide[]
  /** In aspect order; the id is `aspect.criterion`. */
  surveyItems: (SurveyItem & { id: string; aspect: string })[]
  links: Link[]
  references: Reference[]
  forms: Form[]
}
