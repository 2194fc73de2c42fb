/** The library: where an instrument and a criterion are used, from a criterion to a question and back, search in all. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { callApi, expectSound } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')
const faults: string[] = []
let context: BrowserContext
let page: Page
let library: string

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const api = <Reply>(method: string, path: string, data?: unknown) =>
  callApi<Reply>({ context, origin: touchstone.origin }, method, path, data)

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  await api('POST', 'one-time-link/use', {
    token: touchstone.printed.split('#')[1],
    name: 'Dorothy Vaughan',
    email: 'dorothy@example.org',
    password: 'a long password here',
  })
  const { id } = await api<{ id: string }>('POST', 'workspaces', {
    name: { en: 'Hill Foods', 'zh-CN': '远山食品' },
  })
  library = `${touchstone.origin}/w/${id}/library`
  const { units } = await api<{ units: { id: string }[] }>('GET', `workspaces/${id}/organisation`)
  for (const version of ['1.0.0', '1.1.0']) {
    const pack = smallPack({ version })
    pack.links = [
      {
        from: 'brand-promise.goals',
        to: 'cx-diagnostic/cx-aspiration.vision-clarity',
        relation: 'intersects',
        why: { en: 'Both ask what is promised.', 'zh-CN': '都问承诺了什么。' },
      },
    ]
    const imported = await context.request.post(`${touchstone.origin}/api/workspaces/${id}/packs?commit=true`, {
      headers: { origin: touchstone.origin },
      multipart: { file: { name: 'small.zip', mimeType: 'application/zip', buffer: writePackZip(writePack(pack)) } },
    })
    expect(await imported.json()).toMatchObject({ committed: true })
    const year = version === '1.0.0' ? 2025 : 2026
    await api('POST', `workspaces/${id}/diagnostics`, {
      name: { en: `Check of ${year}`, 'zh-CN': `${year}年检查` },
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-06-30`,
      packs: [{ packId: 'small-pack', version }],
      unitIds: [units[0]?.id],
    })
  }
  page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
})
test.afterAll(async () => {
  await context.close()
  expect(faults).toEqual([])
})

const heading = () => page.getByRole('heading', { level: 1 })
const rows = () => page.getByRole('row')

test('an instrument says which diagnostics use it, and in which version', async () => {
  await page.goto(library)
  await expect(page.getByRole('row', { name: /^Small instrument.*tests\. 1\.1\.0/ })).toContainText('1 diagnostic')
  const row = page.getByRole('row', { name: /^VoC programme pulse check/ })
  await expect(row).toContainText('Not yet')
  await expectSound(page, 'the list')

  await page
    .getByRole('row', { name: /^Small instrument.*tests\. 1\.1\.0/ })
    .getByRole('link', { name: /^1 diagnostic/ })
    .click()
  await expect(page).toHaveURL(/small-pack\/1\.1\.0\?view=use$/)
  await expect(page.getByRole('link', { name: 'used in 2 diagnostics' })).toBeVisible()
  await expect(rows()).toHaveText([
    /Name/,
    /^Check of 2026.*1\.1\.0 this one.*Scoring, blind$/,
    /^Check of 2025.*1\.0\.0 another version.*Scoring, blind$/,
  ])
  await expectSound(page, 'where used')
  await page.getByRole('link', { name: 'Check of 2025' }).click()
  await expect(page).toHaveURL(/\/d\/[^/]+\/home/)
})

test('one that nobody uses says so, and leads to a diagnostic with it chosen', async () => {
  await page.goto(`${library}/voc-pulse/1.0.0`)
  await page.getByRole('link', { name: 'not used yet' }).click()
  await expect(page.getByRole('heading', { name: 'Not used yet' })).toBeVisible()
  await expectSound(page, 'not used')
  await page.getByRole('link', { name: 'Start a diagnostic with it' }).click()
  await expect(heading()).toHaveText('Start a diagnostic')
  await expect(page.getByRole('checkbox', { name: /^VoC programme pulse check/ })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: /^CX diagnostic/ })).not.toBeChecked()
})

test('from a criterion to the question that informs it and back, by keyboard and after a reload', async () => {
  await page.goto(`${library}/small-pack/1.1.0`)
  await page.getByRole('button', { name: /Brand promise/ }).click()
  const criterion = page.locator('[id="criterion-brand-promise.goals"]')
  const uses = criterion.getByRole('group')
  await expect(uses).toContainText('1 interview question')
  await expect(uses).toContainText('1 like criterion elsewhere')
  await uses.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expectSound(page, 'where a criterion is used')
  await expect(uses).toContainText('overlaps with')
  await expect(uses).toContainText('Both ask what is promised.')
  await page.getByRole('link', { name: 'What can customers count on you for?' }).focus()
  await page.keyboard.press('Enter')

  const question = page.locator('[id="question-ceo.promise.1"]')
  await expect(page).toHaveURL(/view=guides#question-ceo\.promise\.1$/)
  await expect(question).toBeFocused()
  await expect(question).toBeInViewport()
  await expectSound(page, 'the question')
  await page.reload()
  await expect(question).toBeFocused()

  await question.getByRole('link', { name: 'Goals' }).press('Enter')
  await expect(criterion).toBeFocused()
  await expect(criterion).toBeInViewport()
  await page.goBack()
  await expect(question).toBeFocused()
  await page.goForward()
  await expect(criterion).toBeFocused()

  // into the other instrument, where the same link is read from its other side
  await uses.locator('summary').click()
  await uses.getByRole('link', { name: 'Vision clarity' }).click()
  const there = page.locator('[id="criterion-cx-aspiration.vision-clarity"]')
  await expect(heading()).toHaveText('CX diagnostic')
  await expect(there).toBeFocused()
  await there.locator('summary').click()
  await expect(there).toContainText('Seen from there: Both ask what is promised.')
  await there.getByRole('link', { name: 'Goals' }).click()
  await expect(heading()).toHaveText('Small instrument')
  await expect(criterion).toBeFocused()
})

test('words are looked for in all instruments, stay in the address, and lead into each', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(library)
  await page.getByLabel('Search all instruments').pressSequentially('xyzzy')
  await expect(page.getByRole('heading', { name: /Nothing found/ })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await page.getByLabel('Search all instruments').pressSequentially('品牌承诺')
  const small = page.getByRole('region', { name: 'Small instrument' })
  await expect(small.getByRole('link', { name: 'Criteria and levels 3' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'CX diagnostic' })).toBeVisible()
  await expectSound(page, 'found in all')
  await expect(page).toHaveURL(/library\?q=/)
  await page.reload()
  await small.getByRole('link', { name: 'Criteria and levels 3' }).click()
  await expect(page.getByLabel('Search this instrument')).toHaveValue('品牌承诺')
  await expect(page.locator('.pack-criterion')).toHaveCount(3)
  // a jump ends the search, the way back begins it again
  await page.locator('.pack-criterion').first().locator('summary').click()
  await page.getByRole('link', { name: 'What can customers count on you for?' }).click()
  await expect(page.locator('[id="question-ceo.promise.1"]')).toBeFocused()
  await expect(page.getByLabel('Search this instrument')).toHaveValue('')
  await page.goBack()
  await expect(page.getByLabel('Search this instrument')).toHaveValue('品牌承诺')
  await page.goBack()
  await expect(page.getByLabel('Search all instruments')).toHaveValue('品牌承诺')
})

test('on a phone the current view of the row is in sight, the last one too', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const [view, name] of [
    ['use', 'Where used'],
    ['criteria', 'Criteria and levels'],
  ] as const) {
    await page.goto(`${library}/cx-diagnostic/1.0.0?view=${view}`)
    const current = page.locator('.sub [aria-current="page"]')
    await expect(current).toContainText(name)
    await expect(current).toBeInViewport({ ratio: 1 })
  }
})

test('the whole instrument can be handed out from every view', async () => {
  for (const view of ['criteria', 'guides', 'about']) {
    await page.goto(`${library}/customer-strategy/1.0.0?view=${view}`)
    const links = page.getByRole('link', { name: /^(Excel|Word) ?: Customer strategy maturity$/ })
    await expect(links).toHaveCount(2)
    await page.getByLabel('To hand out').selectOption('en')
    await expect(links.first()).toHaveAttribute('href', /format=xlsx&language=en&part=all$/)
  }
})

test('what an instrument leads to stands on its page: modes, roadmap, next steps, and the fields of a form', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${library}/customer-strategy/1.0.0?view=about`)
  const roadmap = page.getByRole('region', { name: 'Roadmap' })
  await expect(roadmap).toContainText('6 months: first changes seen; 12 months: made routine; 24 months: set apart')
  await expect(roadmap.getByText('Technology', { exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Next steps' }).getByText('See the work on site')).toBeVisible()
  await expectSound(page, 'about, with a roadmap')
  await page.goto(`${library}/foundations-audit/1.0.0?view=about`)
  await expect(page.getByRole('region', { name: 'Modes' }).getByText('Lived experience')).toBeVisible()
  const form = page.getByRole('region', { name: 'Touchpoint walk-through' })
  await expect(form.getByRole('heading', { name: 'Feeling and judgement' })).toBeVisible()
  await expect(form).toContainText('Hardly any · A little · A lot')
  await expectSound(page, 'about, with a form')
})

test('on paper guides begin on pages of their own from the first on, and a questionnaire leaves none half empty', async () => {
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${library}/cx-diagnostic/1.0.0?view=guides`)
  const guides = page.locator('.pack-guide')
  await expect(guides).toHaveCount(6)
  const breaks = await guides.evaluateAll((all) =>
    all.map((guide) => [getComputedStyle(guide).breakBefore, getComputedStyle(guide).breakInside]),
  )
  expect(breaks).toEqual([['auto', 'auto'], ...Array.from({ length: 5 }, () => ['page', 'auto'])])
  // questions keep together one by one, and fill the page before a new aspect begins
  await page.goto(`${library}/foundations-audit/1.0.0/questionnaire`)
  const aspect = page.getByRole('region', { name: 'Brand promise' })
  await expect(aspect).toHaveCSS('break-inside', 'auto')
  for (const question of await aspect.locator('ol > li').all())
    await expect(question).toHaveCSS('break-inside', 'avoid')
  await page.emulateMedia({ media: null })
})

test('on paper a criterion keeps the line that says where it is used', async () => {
  await page.goto(`${library}/small-pack/1.1.0`)
  await expect(page.getByRole('button', { name: /Brand promise/ })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(page.locator('.pack-criterion')).toHaveCount(12)
  await expect(page.locator('[id="criterion-brand-promise.goals"]')).toContainText('1 interview question')
})
