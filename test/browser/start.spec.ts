import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')

test('the printed address opens a page in a real browser, without a fault in its console', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const answer = await page.goto(touchstone.printed)
  expect(answer?.status()).toBe(200)
  await expect(page.locator('body')).toContainText(/\S/)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((violation) => violation.id)).toEqual([])
  expect(faults).toEqual([])
})
