/**
 * The method pages in both languages. They stand beside the catalogue rather than in it, so that the words of one page
 * that is read now and then do not come with every first load of the application.
 */
import type { Language } from '../language.ts'
import { methodPages as en } from './en/method-pages.ts'
import { methodPages as zhCN } from './zh-CN/method-pages.ts'

export type MethodPages = typeof en

export const methodPages: Record<Language, MethodPages> = { en, 'zh-CN': zhCN }
