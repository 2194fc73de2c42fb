import { describe, expect, test } from 'vitest'
import { methods } from '#core/statistics/methods/run-method.ts'
import { methodPages } from '#core/texts/method-pages.ts'
import { methodFamilies } from '#core/method-pages/families.ts'

const pages = methodFamilies.flatMap((family) => family.pages)

describe('method pages', () => {
  test('every entry and family of the catalogue stands in the list once', () => {
    expect(pages.map((page) => page.id).sort()).toEqual(Object.keys(methodPages.en.entries).sort())
    expect(methodFamilies.map((family) => family.id)).toEqual(Object.keys(methodPages.en.families))
  })

  test('every method of touchstone stats has a page, and no page names another', () => {
    expect([...new Set(pages.flatMap((page) => page.commands))].sort()).toEqual(methods.map(({ name }) => name).sort())
  })

  test('nothing is left empty in either language', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      for (const entry of Object.values(methodPages[language].entries)) {
        for (const text of Object.values(entry)) expect(text.trim()).not.toBe('')
      }
    }
  })
})
