/** Scoring as it happens: by keyboard, on two devices, without a connection; then revealed, agreed and taken to files. */
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { callApi } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')
let context: BrowserContext
let page: Page
let home: string
const faults: string[] = []

test.describe.configure({ mode: 'serial' })

const api = <T>(method: string, path: string, body?: unknown) =>
  callApi<T>({ context, origin: touchstone.origin }, method, path, body)

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  const session = await api<{ person: { id: string } }>('POST', 'one-time-link/use', {
    token: touchstone.printed.split('#')[1],
    name: 'Katherine Johnson',
    email: 'katherine@example.org',
    password: 'a long password here',
  })
  const workspace = await api<{ id: string }>('POST', 'workspaces', { name: { en: 'Hill Foods' } })
  const { units } = await api<{ units: { id: string }[] }>('GET', `workspaces/${workspace.id}/organisation`)
  const diagnostic = await api<{ id: string }>('POST', `workspaces/${workspace.id}/diagnostics`, {
    name: { en: '2026 diagnostic' },
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    packs: [{ packId: 'cx-diagnostic', version: '1.0.0' }],
    unitIds: units.map(({ id }) => id),
    assessors: [
      { name: 'Katherine', personId: session.person.id },
      { name: 'Mary', external: true },
    ],
  })
  home = `${touchstone.origin}/w/${workspace.id}/d/${diagnostic.id}`
  page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
})
test.afterAll(async () => {
  await context.close()
  expect(faults).toEqual([])
})

const row = (of: Page, name: string) => of.getByRole('region', { name, exact: true })

test('a sheet is filled in by keyboard and saved as one goes', async () => {
  await page.goto(`${home}/score/sheets/voc`)
  await expect(row(page, 'VoC collection')).toBeVisible()
  await page.keyboard.press('3')
  await expect(row(page, 'VoC collection').getByRole('radio', { name: /^3 Mature/ })).toBeChecked()
  await row(page, 'VoC collection').getByLabel('Why this level').fill('Nine segments, 1 report')
  // digits typed into the reason are no levels
  await expect(row(page, 'VoC collection').getByRole('radio', { name: /^3 Mature/ })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(row(page, 'Listening post effectiveness').getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(row(page, 'Listening post effectiveness').getByRole('radio', { name: /^2 / })).toBeFocused()
  await page.keyboard.press('0')
  await expect(row(page, 'Listening post effectiveness')).toContainText('Can’t judge yet')
  await page.keyboard.press('n')
  await page.getByRole('button', { name: 'Leave it out' }).click()
  await expect(page.getByRole('alert')).toContainText('Say in a sentence why it does not apply')
  await page.getByLabel('Why it does not apply here').fill('One department only')
  await page.keyboard.press('Control+Enter')
  await expect(row(page, 'Action on VoC')).toContainText('Reason: One department only')
  await expect(page.getByText('3 of 5 settled')).toBeVisible()
  await expect(page.getByText('not saved yet')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Action on VoC').getByRole('radio').first()).toBeVisible()
  await page.reload()
  await expect(row(page, 'VoC collection').getByRole('radio', { name: /^3 Mature/ })).toBeChecked()
  await expect(page.getByText('Nine segments, 1 report')).toBeVisible()
})

test('without a connection nothing is lost, also over a reload', async () => {
  await page.route('**/ratings', (route) => route.abort())
  await row(page, 'Cross-department use of VoC').getByRole('radio', { name: /^2 / }).click()
  await expect(page.getByText('1 not saved yet')).toBeVisible()
  await page.reload()
  await expect(row(page, 'Cross-department use of VoC').getByRole('radio', { name: /^2 / })).toBeChecked()
  await expect(row(page, 'Cross-department use of VoC')).toContainText('not saved yet')
  await page.unroute('**/ratings')
  await expect(row(page, 'Cross-department use of VoC')).toContainText(/saved \d\d:\d\d/, { timeout: 20_000 })
})

test('a connection that takes everything and answers nothing: it is tried again by itself, and saved once', async () => {
  const beside = await context.newPage()
  await beside.clock.install()
  await beside.goto(`${home}/score/sheets/journey-mapping`)
  const first = beside
    .getByRole('region')
    .filter({ has: beside.getByRole('radio') })
    .first()
  await expect(first).toBeVisible()
  let tried = 0
  await beside.route('**/ratings', async (route) => {
    // the first arrives and its answer is lost; the next never arrives
    if (++tried === 1) await route.fetch()
  })
  const answer = beside.waitForRequest('**/ratings')
  await first.getByRole('radio', { name: /^2 / }).click()
  const { criterion, unitId, assessorId } = (await answer).postDataJSON() as Record<string, string>
  await expect(beside.getByText('1 not saved yet')).toBeVisible()
  for (const times of [2, 3]) {
    await beside.clock.runFor(14_000)
    await expect.poll(() => tried).toBe(times)
  }
  await expect(first).toContainText('not saved yet')
  await beside.unroute('**/ratings')
  await beside.clock.runFor(14_000)
  await expect(first).toContainText(/saved \d\d:\d\d/, { timeout: 20_000 })
  const { versions } = await api<{ versions: unknown[] }>(
    'GET',
    `${home.replace(/^.*\/w\/(.*)\/d\//, 'workspaces/$1/diagnostics/')}/ratings/history?unit=${unitId}&assessor=${assessorId}&criterion=${criterion}`,
  )
  expect(versions).toHaveLength(1)
  await beside.close()
})

/** Another device of the same person. */
async function otherDevice(browser: Browser): Promise<{ other: BrowserContext; phone: Page }> {
  const { cookies } = await context.storageState()
  const other = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } })
  await other.addCookies(cookies)
  const phone = await other.newPage()
  phone.on('pageerror', (error) => faults.push(error.message))
  return { other, phone }
}

test('two devices: both versions are shown and the person chooses', async ({ browser }) => {
  const { other, phone } = await otherDevice(browser)
  await phone.goto(`${home}/score/sheets/voc`)
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Voice of the customer')
  await phone.getByRole('button', { name: 'Back' }).click()
  await expect(row(phone, 'VoC collection')).toBeHidden()

  await row(page, 'Measuring the effect of VoC').getByRole('radio', { name: /^1 / }).click()
  await expect(row(page, 'Measuring the effect of VoC')).toContainText(/saved \d\d:\d\d/)
  for (const _ of [1, 2, 3]) {
    if (await row(phone, 'Measuring the effect of VoC').isVisible()) break
    await phone.getByRole('button', { name: 'Next', exact: true }).click()
  }
  await row(phone, 'Measuring the effect of VoC').getByRole('radio', { name: /^4 / }).click()
  const conflict = phone.getByRole('alert').filter({ hasText: 'Changed on two devices' })
  await expect(conflict).toContainText('Optimized')
  await expect(conflict).toContainText('Nascent')
  await phone.reload()
  await expect(conflict).toBeVisible()
  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await expect(conflict).toHaveCount(0)

  await page.reload()
  await expect(row(page, 'Measuring the effect of VoC').getByRole('radio', { name: /^4 / })).toBeChecked()
  await row(page, 'Measuring the effect of VoC')
    .getByRole('button', { name: /History/ })
    .click()
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await expect(row(page, 'Measuring the effect of VoC').getByRole('radio', { name: /^1 / })).toBeChecked()
  await expect(page.getByText('not saved yet')).toHaveCount(0)
  await other.close()
})

test('what does not apply on the last criterion leads on to the next aspect; nothing is said of a year that is not there', async () => {
  await page.goto(`${home}/score/sheets/frontline-empowerment`)
  await expect(page.getByText('Only you see this sheet')).not.toContainText('Last year')
  for (let n = 0; n < 9; n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('n')
  await page.getByLabel('Why it does not apply here').fill('Not measured here')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Reason: Not measured here')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Next aspect' }).first()).toBeFocused()
})

test('the lead reveals once; the team agrees with a reason', async () => {
  await page.goto(`${home}/score/reveal`)
  await page.getByRole('button', { name: 'Reveal the round' }).click()
  await expect(page.getByRole('dialog')).toContainText('cannot be undone')
  await page.getByRole('button', { name: 'Reveal to everybody' }).click()
  await page.getByRole('link', { name: 'Voice of the customer (VoC)' }).click()
  const item = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'VoC collection' }) })
  await expect(item).toBeVisible()
  const opener = item.getByRole('button', { name: 'VoC collection' })
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click()
  await item.getByRole('radio', { name: /2.*Developing/ }).check()
  await item.getByRole('button', { name: 'Record the agreement' }).click()
  await expect(item.getByRole('alert')).toContainText('Write why')
  await item.getByLabel('Because').fill('Two segments are missing')
  await item.getByRole('button', { name: 'Record the agreement' }).click()
  await expect(item).toContainText('Two segments are missing')
  await expect(item).toContainText('agreed')
  // the form is gone; the focus is on what is to be agreed next, or stays with what was
  await expect(page.locator('h2 button:focus')).toHaveCount(1)
  // first ratings stay as they were
  await page.goto(`${home}/score/sheets/voc`)
  await expect(page.getByText('first ratings stay as they were given')).toBeVisible()
  await page.keyboard.press('4')
  await expect(row(page, 'VoC collection').getByRole('radio', { name: /^3 Mature/ })).toBeChecked()
})

test('answers come in after a look at them, and go out again as one', async () => {
  await page.goto(`${home}/collect/import`)
  const lines = ['部门,How do we choose the companies we compare ourselves with?']
  for (let n = 0; n < 40; n++) lines.push(`${n % 2 === 0 ? '零售' : '线上'},${n === 5 ? 'banana' : (n % 4) + 1}`)
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'answers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Say what the columns mean')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('39 rows can be written, 1 cannot')
  await expect(page.getByRole('row', { name: /Row 7/ })).toContainText('banana')
  await page.getByRole('button', { name: 'Write 39 rows' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('39 rows are written')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Taken back: nothing of this file is left')
})

test('a slide title is changed and the file downloads under its own name', async () => {
  await page.goto(`${home}/tell/reports`)
  await page.getByRole('button', { name: /^Edit.*Executive summary/ }).click()
  await page.getByLabel('Title of Executive summary').fill('Our own title')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Our own title')).toBeVisible()
  await expect(page.getByText('changed', { exact: true })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download: Scorecard workbook, English' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
})
