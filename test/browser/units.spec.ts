/** Several units: set side by side, ranked, explained, on a phone and on paper; and forms that nobody has kept. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { callApi, expectAccessible } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')
let context: BrowserContext
let page: Page
let at = ''
const faults: string[] = []

test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
})
test.afterAll(async () => {
  await context.close()
  expect(faults).toEqual([])
})

const api = <T>(method: string, path: string, body?: unknown) =>
  callApi<T>({ context, origin: touchstone.origin }, method, path, body)
const heading = () => page.getByRole('heading', { level: 1 })
const dialog = () => page.getByRole('dialog', { name: 'Leave without keeping the changes?' })

test('two clicks on one button make one workspace', async () => {
  const token = new URL(touchstone.printed).hash.slice(1)
  await api('POST', 'one-time-link/use', {
    token,
    name: 'Ada',
    email: 'ada@example.org',
    password: 'a long password here',
  })
  await page.goto(touchstone.origin)
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await expect(page.getByRole('alert')).toContainText('Give the organisation a name')
  await page.getByLabel('Name of the organisation in English').fill('Harbour Bank')
  await page.getByRole('button', { name: 'Make the workspace' }).dblclick()
  await expect(heading()).toHaveText('No diagnostic yet')
  expect((await api<{ workspaces: unknown[] }>('GET', 'session')).workspaces).toHaveLength(1)
})

test('what is written in a form and not kept is asked about before the page goes', async () => {
  await page.getByRole('link', { name: 'Start a diagnostic' }).first().click()
  // nothing written yet: nothing to ask
  await page.getByRole('link', { name: 'People' }).click()
  await expect(heading()).toContainText('has access')
  await page.goBack()
  await page.getByLabel('Name in English').fill('2026')
  await page.getByRole('link', { name: 'People' }).click()
  await expect(dialog()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await expect(page.getByLabel('Name in English')).toHaveValue('2026')
  await page.goBack()
  await expect(dialog()).toBeVisible()
  await page.getByRole('button', { name: 'Leave without keeping' }).click()
  await expect(page).not.toHaveURL(/diagnostics\/new/)
})

test('an account gives its assessor a name; sending the form asks nothing', async () => {
  const [workspace] = (await api<{ workspaces: { id: string }[] }>('GET', 'session')).workspaces
  const base = `workspaces/${workspace?.id}`
  const { units } = await api<{ units: { id: string }[] }>('GET', `${base}/organisation`)
  for (const [code, name, headcount] of [
    ['north', 'North', 300],
    ['south', 'South', 100],
    ['online', 'Online', null],
  ])
    await api('POST', `${base}/units`, { parentId: units[0]?.id, code, name: { en: name }, kind: 'region', headcount })
  await page.goto(`${touchstone.origin}/w/${workspace?.id}/diagnostics/new`)
  await page.getByLabel('Name in English').fill('2026')
  await page.getByLabel('Account').first().selectOption({ label: 'Ada' })
  await expect(page.getByRole('textbox', { name: 'Assessor 1' })).toHaveValue('Ada')
  await page.getByRole('textbox', { name: 'Assessor 2' }).fill('Bo')
  await page.getByLabel('How units are combined').selectOption('By headcount')
  await page.getByRole('button', { name: 'Start the diagnostic' }).click()
  await expect(heading()).toContainText('Scoring has not begun')
  at = new URL(page.url()).pathname.replace(/\/home$/, '')
})

test('the units stand side by side with the organisation first, the lowest named, the rest with its reason', async () => {
  await page.goto(`${touchstone.origin}${at}/understand/units`)
  await expect(heading()).toHaveText('Fewer than two units can be compared yet')
  const base = at.replace('/w/', 'workspaces/').replace('/d/', '/diagnostics/')
  const made = await api<{
    unitIds: string[]
    assessors: { id: string; name: string }[]
    packs: { packId: string; version: string }[]
  }>('GET', base)
  const [pack] = made.packs
  const organisation = await api<{ units: { id: string; code: string }[] }>(
    'GET',
    `${base.split('/diag')[0]}/organisation`,
  )
  const { areas } = await api<{
    areas: { aspects: { id: string; criteria: { id: string; wholeOrganisationOnly: boolean }[] }[] }[]
  }>('GET', `${base.split('/diag')[0]}/packs/${pack?.packId}/${pack?.version}`)
  const [first, second] = areas[0]?.aspects ?? []
  const levels: Record<string, Record<string, number[]>> = {
    north: { [first?.id ?? '']: [3, 3], [second?.id ?? '']: [2, 2] },
    south: { [first?.id ?? '']: [2, 2], [second?.id ?? '']: [3, 3] },
    // one rater only
    online: { [first?.id ?? '']: [1] },
  }
  for (const { id: unitId, code } of organisation.units)
    for (const aspect of [first, second])
      for (const criterion of aspect?.criteria.filter((one) => !one.wholeOrganisationOnly) ?? [])
        for (const [position, level] of (levels[code]?.[aspect?.id ?? ''] ?? []).entries())
          await api('PUT', `${base}/ratings`, {
            packId: pack?.packId,
            assessorId: made.assessors[position]?.id,
            unitId,
            criterion: `${aspect?.id}.${criterion.id}`,
            value: { kind: 'level', level },
            note: '',
            basedOn: 0,
          })
  await page.reload()
  await expect(heading()).toHaveText('Not open yet')
  await api('POST', `${base}/reveal`, {})
  await page.reload()
  const row = page.getByRole('row', { name: /^CX aspiration/ })
  await expect(row.getByRole('cell').nth(1)).toContainText('3.0')
  await expect(row.getByRole('cell').nth(2)).toContainText('2.0')
  await expect(row.getByRole('cell').nth(2)).toContainText('lowest')
  await expect(row.getByRole('cell').nth(3)).toContainText('not comparable: one rater')
  // 300 people at 3 and 100 at 2; Online is not compared
  await expect(row.getByRole('cell').nth(0)).toContainText('2.8')
  await expect(row.getByRole('cell').nth(4)).toHaveText('1.0')
  await expect(page.getByRole('columnheader', { name: /Online/ })).toContainText('no figure to weigh by')
  await expectAccessible(page)
})

test('the rows rank by a unit, and the order stands in the address', async () => {
  const rows = page.getByRole('row')
  await expect(rows.nth(3)).toContainText('CX aspiration')
  await page.getByRole('button', { name: 'Sort by North, lowest first' }).click()
  await expect(rows.nth(2)).toContainText('Brand promise alignment')
  await expect(page.getByRole('columnheader', { name: /North/ })).toHaveAttribute('aria-sort', 'ascending')
  await page.reload()
  await expect(rows.nth(2)).toContainText('Brand promise alignment')
  await page.goBack()
  await expect(rows.nth(3)).toContainText('CX aspiration')
})

test('every number opens its explanation, in its own unit', async () => {
  const number = page.getByRole('link', { name: /explain CX aspiration, South/ })
  await number.click()
  await expect(page.getByRole('dialog')).toContainText('South')
  await expect(page.getByRole('dialog')).toContainText('is the weighted mean of')
  await page.keyboard.press('Escape')
  await expect(number).toBeFocused()
})

test('on a phone nothing runs off the side and each figure says whose it is', async () => {
  await page.setViewportSize({ width: 320, height: 700 })
  await expect(page.getByRole('link', { name: /explain CX aspiration, North/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('on paper every explained figure carries the number of its note', async () => {
  await page.emulateMedia({ media: 'print' })
  const figure = page.getByRole('link', { name: /explain CX aspiration, North/ })
  const number = await figure.locator('sup').innerText()
  const note = page.locator('.printed-notes li').nth(Number(number) - 1)
  await expect(note).toContainText('CX aspiration')
  await expect(note).toContainText('North 3.0: Σ weight × score')
  await page.goto(`${touchstone.origin}${at}/understand/scorecard`)
  await expect(page.locator('.printed-notes li').first()).toContainText('criteria scored')
  await expect(page.locator('sup.note-number').first()).toBeVisible()
  await page.goto(`${touchstone.origin}${at}/understand/scorecard?explain=organisation:aspect/cx-aspiration:mean`)
  await expect(page.getByRole('heading', { level: 2, name: 'CX aspiration' })).toBeVisible()
  // the explanation alone is the document
  await expect(page.locator('#app')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
})

test('the scorecard is searched, filtered and ranked; nothing found says how to go on', async () => {
  await page.goto(`${touchstone.origin}${at}/understand/scorecard`)
  const rows = page.locator('.aspect-row')
  await expect(rows).toHaveCount(27)
  await page.getByLabel('Find in names and comments').fill('品牌')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Brand promise alignment')
  await expect(page.getByText('1 of 27 aspects')).toBeVisible()
  await page.getByLabel('Find in names and comments').fill('no such words')
  await expect(page.getByRole('heading', { name: 'No aspect fits' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all aspects' }).click()
  await expect(rows).toHaveCount(27)
  await page.getByLabel('Order', { exact: true }).selectOption('lowest score first')
  await expect(rows.first()).toContainText('Brand promise alignment')
  await page.getByLabel('Rows', { exact: true }).selectOption('not scored far enough')
  await expect(rows.first()).not.toContainText('Brand promise alignment')
  await page.goBack()
  await expect(rows.first()).toContainText('Brand promise alignment')
})

test('an address that leads nowhere says where to go on', async () => {
  await page.goto(`${touchstone.origin}${at}/score/sheets/no-such-aspect`)
  await page.getByRole('link', { name: 'Go to your diagnostics' }).click()
  await expect(heading()).toHaveText('One diagnostic')
})
