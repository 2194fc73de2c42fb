/**
 * The catalogue of every text a person can read, in both languages: `texts.en.scorecard.title`.
 *
 * English gives the shape, Chinese is typed by it. To add a namespace: write en/<namespace>.ts and
 * zh-CN/<namespace>.ts, and name it in en/index.ts and zh-CN/index.ts.
 */
import type { Language } from '../language.ts'
import { en } from './en/index.ts'
import { zhCN } from './zh-CN/index.ts'

/** All texts of one language, by namespace. */
export type Texts = typeof en

export const texts: Record<Language, Texts> = { en, 'zh-CN': zhCN }
