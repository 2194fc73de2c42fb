import { expect, test } from '@playwright/test'
import { expectAccessible } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')

test('the printed address opens a page in a real browser, without a fault in its console', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const answer = await page.goto(touchstone.printed)
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('the one-time link makes an account, which then signs in without it', async ({ page }) => {
  await page.goto(touchstone.printed)
  await page.getByLabel('Name', { exact: false }).first().fill('Ada Lovelace')
  await page.getByLabel(/e-?mail/i).fill('ada@example.org')
  await page
    .getByLabel(/password/i)
    .first()
    .fill('a long password here')
  await page.getByRole('button', { name: /account|start|create/i }).click()
  await page.waitForURL((url) => url.pathname !== '/welcome')
  await page.context().clearCookies()
  await page.goto(`${touchstone.origin}/sign-in`)
  await page.getByLabel(/e-?mail/i).fill('ada@example.org')
  await page
    .getByLabel(/password/i)
    .first()
    .fill('a long password here')
  await page.getByRole('button', { name: /sign in/i }).click()
  await expect(page.getByText('Ada Lovelace').first()).toBeVisible()
})
