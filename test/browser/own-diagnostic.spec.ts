/** From the printed link to a diagnostic of one's own: workspace, set-up, copy, blind round, comment, explanation by keyboard. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { callApi, expectAccessible } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')
const account = { name: 'Grace Hopper', email: 'grace@example.org', password: 'a long password here' }
let context: BrowserContext
let page: Page
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
const here = (): { workspace: string; diagnostic: string } => {
  const [, workspace = '', diagnostic = ''] = /\/w\/([0-9a-f-]+)(?:\/d\/([0-9a-f-]+))?/.exec(page.url()) ?? []
  return { workspace, diagnostic }
}

test('an account, then a workspace for one organisation', async () => {
  await page.goto(touchstone.printed)
  await page.getByLabel('Your name').fill(account.name)
  await page.getByLabel('Email').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('alert')).toContainText('at least 10 characters')
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No workspace yet')
  await expectAccessible(page)
  await page.getByLabel('Name of the organisation in English').fill('Harbour Bank')
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No diagnostic yet')
})

test('a diagnostic: what is missing is named, what is chosen is kept', async () => {
  await page.getByRole('link', { name: 'Start a diagnostic' }).first().click()
  await page.getByRole('button', { name: 'Start the diagnostic' }).click()
  await expect(page.getByRole('alert')).toContainText('Give the diagnostic a name')
  await page.getByLabel('Name in English').fill('2026 diagnostic')
  await page.getByLabel('From').fill('2026-01-01')
  await page.getByLabel('To', { exact: true }).fill('2026-12-31')
  await page.getByRole('textbox', { name: 'Assessor 1' }).fill('Grace')
  await page.getByLabel('Account').first().selectOption({ label: account.name })
  await page.getByRole('textbox', { name: 'Assessor 2' }).fill('Bo')
  await page
    .getByRole('radio', { name: /Mature/ })
    .first()
    .check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start the diagnostic' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Scoring has not begun')
  const { workspace, diagnostic } = here()
  const made = await api<{
    assessors: { name: string; personId: string | null }[]
    targets: { address: string; level: number }[]
  }>('GET', `workspaces/${workspace}/diagnostics/${diagnostic}`)
  expect(made.assessors.map((assessor) => [assessor.name, assessor.personId !== null])).toEqual([
    ['Grace', true],
    ['Bo', false],
  ])
  expect(made.targets.map(({ address, level }) => [address, level])).toEqual([['instrument', 3]])
})

test('the set-up changes: a third assessor, a target of an area', async () => {
  await page.getByRole('link', { name: 'Change the set-up' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set-up of the diagnostic')
  await page.getByLabel('Name of the assessor').fill('Ida')
  await page.getByRole('button', { name: 'Add the assessor' }).click()
  await expect(page.getByRole('rowheader', { name: /Ida/ })).toBeVisible()
  await page.getByLabel('Target: Technology').selectOption({ label: '4 Optimized' })
  await page.getByLabel('Why this target: Technology').fill('The board asked for it')
  await page.getByRole('button', { name: 'Keep the targets' }).click()
  await expect(page.getByText('Kept')).toBeVisible()
  await expectAccessible(page)
})

test('two tabs change two things of the set-up: both stay', async () => {
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByLabel('From', { exact: true })).toHaveValue('2026-01-01')
  await page.getByLabel('Name in English').fill('2026 care diagnostic')
  await page.getByRole('button', { name: 'Keep the changes' }).first().click()
  await expect(page.getByText('Kept').first()).toBeVisible()
  await other.getByLabel('From', { exact: true }).fill('2026-02-01')
  await other.getByRole('button', { name: 'Keep the changes' }).first().click()
  await expect(other.getByText('Kept').first()).toBeVisible()
  await other.close()
  const { workspace, diagnostic } = here()
  const base = `workspaces/${workspace}/diagnostics/${diagnostic}`
  expect(await api('GET', base)).toMatchObject({ name: { en: '2026 care diagnostic' }, periodFrom: '2026-02-01' })
  await api('PATCH', base, { name: { en: '2026 diagnostic' }, periodFrom: '2026-01-01' })
})

test('while the round is blind there are no scores; after the reveal there are', async () => {
  const { workspace, diagnostic } = here()
  const base = `workspaces/${workspace}/diagnostics/${diagnostic}`
  const made = await api<{ unitIds: string[]; assessors: { id: string }[]; packs: { packId: string }[] }>('GET', base)
  const [first, second] = made.assessors
  for (const [assessor, level] of [
    [first, 2],
    [second, 3],
  ] as const) {
    for (const criterion of ['voc.collection', 'voc.listening-posts']) {
      await api('PUT', `${base}/ratings`, {
        packId: made.packs[0]?.packId,
        assessorId: assessor?.id,
        unitId: made.unitIds[0],
        criterion,
        value: { kind: 'level', level },
        note: '',
        basedOn: 0,
      })
    }
  }
  await page.goto(`${touchstone.origin}/w/${workspace}/d/${diagnostic}/understand/scorecard`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not open yet')
  await expect(page.getByRole('table')).toHaveCount(0)
  await api('POST', `${base}/reveal`, {})
  await page.reload()
  await expect(page.getByRole('img', { name: /Level 2 Developing, score 2\.0/ }).first()).toBeVisible()
})

test('a comment is written in place and stays', async () => {
  const row = page.getByRole('row', { name: /Voice of the customer/ })
  await row.getByRole('button', { name: /Add a comment/ }).click()
  await page.keyboard.type('Wide listening, few changes')
  await page.keyboard.press('Control+Enter')
  await expect(row.getByRole('button', { name: /Wide listening, few changes/ })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Wide listening, few changes')).toBeVisible()
})

test('the explanation opens, drills down and closes by keyboard, and gives the focus back', async () => {
  const number = page.getByRole('link', { name: /explain Voice of the customer/ })
  await number.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('heading', { level: 2 }).first()).toContainText('Voice of the customer')
  await expect(panel).toContainText('is the weighted mean of 2 of')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(number).toBeFocused()
  await page.keyboard.press('Enter')
  await panel.getByRole('link', { name: /explain VoC collection/ }).click()
  await expect(panel).toContainText('Ratings of the blind round')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
})

test('the next period is a copy without scores', async () => {
  const { workspace } = here()
  await page.goto(`${touchstone.origin}/w/${workspace}/diagnostics`)
  await page.getByRole('link', { name: /Copy for the next period/ }).click()
  await expect(page.getByLabel('Name in English')).toHaveValue('2027 diagnostic')
  await page.getByRole('button', { name: 'Make the copy' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Scoring has not begun')
})

test('language and theme stay on the device; an ended session leads to the door and back', async () => {
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByRole('button', { name: '深色' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('评分尚未开始')
  const address = page.url()
  await context.clearCookies()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录')
  await expectAccessible(page)
  await page.getByLabel('邮箱').fill(account.email)
  await page.getByLabel('密码', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(address)
})
