/** The sample: every page at every width, in both languages, for everyone; and one number through page, API and CSV. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone()
let context: BrowserContext
let workspace: string
let diagnostic: string
let pulse: string

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ locale: 'en-US' })
  const { origin, printed } = touchstone
  const made = await context.request.post(`${origin}/api/one-time-link/use`, {
    headers: { origin },
    data: {
      token: printed.split('#')[1],
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      password: 'a long password here',
    },
  })
  const session = (await made.json()) as { workspaces: { id: string; isSample: boolean }[] }
  expect(session.workspaces).toMatchObject([{ isSample: true }])
  workspace = session.workspaces[0]?.id ?? ''
  const reply = await context.request.get(`${origin}/api/workspaces/${workspace}/diagnostics`)
  const list = (await reply.json()) as { rows: { id: string }[] }
  expect(list.rows).toHaveLength(3)
  diagnostic = list.rows[0]?.id ?? ''
  pulse = list.rows[1]?.id ?? ''
})
test.afterAll(() => context.close())

const pages = [
  'd/$/home',
  'd/$/understand/scorecard',
  'd/$/understand/scorecard?explain=organisation:aspect/voc:mean',
  'd/pulse/understand/units',
  'd/pulse/understand/scorecard',
  'd/pulse/score/sheets',
  'd/$/understand/groups',
  'd/$/understand/movement',
  'd/$/decide/gaps',
  'd/$/score/sheets',
  'd/$/score/sheets/voc',
  'd/$/score/reveal',
  'd/$/score/reveal/frontline-empowerment',
  'd/$/score/agreement',
  'd/$/collect/import',
  'd/$/tell/reports',
  'diagnostics',
  'diagnostics/new',
  'library',
  'methods',
  'library/cx-diagnostic/1.0.0',
  'people',
  'settings',
]

async function open(path: string, width: number, language: 'en' | 'zh-CN'): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.setViewportSize({ width, height: 900 })
  await page.addInitScript((chosen) => localStorage.setItem('touchstone.language', chosen), language)
  await page.goto(
    `${touchstone.origin}/w/${workspace}/${path.replace('$', diagnostic).replace('d/pulse', `d/${pulse}`)}`,
  )
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 15_000 })
  await page.waitForLoadState('networkidle')
  return { page, faults }
}

for (const path of pages)
  test(`${path}: readable by everyone, no sideways scroll, at 1440, 390 and 320, in both languages`, async () => {
    test.setTimeout(120_000)
    for (const [width, language] of [
      [1440, 'en'],
      [390, 'zh-CN'],
      [320, 'en'],
    ] as const) {
      const { page, faults } = await open(path, width, language)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const step = `${path} at ${width} in ${language}`
      await expectNoSidewaysScroll(page, step)
      await expectAccessible(page, step)
      expect(faults).toEqual([])
      await page.close()
    }
  })

test('every number opens its explanation, and the same figure stands in page, API and CSV', async () => {
  const { page } = await open('d/$/understand/scorecard', 1440, 'en')
  const api = `${touchstone.origin}/api/workspaces/${workspace}/diagnostics/${diagnostic}`
  const results = (await (await context.request.get(`${api}/results`)).json()) as {
    nodes: { address: string; mean: number }[]
  }
  const mean = results.nodes.find(({ address }) => address === 'aspect/voc')?.mean ?? 0
  const csv = await (await context.request.get(`${api}/scorecard.csv`)).text()
  const shown = (Math.round(mean * 10) / 10).toFixed(1)
  expect(csv).toMatch(new RegExp(`aspect/voc,[^\\n]*,${shown.replace('.', '\\.')},`))
  const link = page
    .getByRole('link', { name: new RegExp(`${shown.replace('.', '\\.')}.*Voice of the customer`) })
    .first()
  await link.click()
  await expect(page.getByRole('dialog')).toContainText('Voice of the customer')
  await expect(page.getByRole('dialog')).toContainText(shown)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

for (const path of [
  'd/$/understand/scorecard',
  'd/$/score/reveal/frontline-empowerment',
  'd/$/score/agreement',
  'd/$/score/sheets/voc',
])
  test(`${path}: nothing lies under the side column, at 1000, 1200 and 1345`, async () => {
    for (const width of [1000, 1200, 1345]) {
      const { page } = await open(path, width, 'en')
      await page.locator('main aside').first().waitFor()
      const under = await page.evaluate(() => {
        const aside = document.querySelector('main aside')
        const beside = aside?.previousElementSibling
        if (!aside || !beside) return ['no side column']
        const place = aside.getBoundingClientRect()
        return [...beside.querySelectorAll('*')].flatMap((element) => {
          const { right, left, top, bottom, width: wide } = element.getBoundingClientRect()
          const isUnder =
            wide > 0 && right > place.left + 1 && left < place.right && bottom > place.top && top < place.bottom
          return isUnder ? [`${element.tagName} ${element.textContent?.slice(0, 30) ?? ''}`] : []
        })
      })
      expect(under.slice(0, 3), `${path} at ${width}`).toEqual([])
      await page.close()
    }
  })

test('a server that hangs while a page is opened: the click is seen at once, and after a while it is said in words', async () => {
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${touchstone.origin}/w/${workspace}/d/${diagnostic}/understand/scorecard`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // neither refused nor answered
  await page.route(/\/(assets|api)\//u, () => {})
  await page.getByRole('link', { name: 'People' }).first().click()
  await page.clock.runFor(3000)
  await expect(page.getByText('Loading')).toBeVisible()
  await page.clock.runFor(50_000)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No answer from Touchstone')
  await expect(page.getByRole('link', { name: 'Settings' }).first()).toBeVisible()
  await page.unroute(/\/(assets|api)\//u)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('access')
  await page.close()
})

test('settings: a file that is no picture is refused when it is chosen; a backup is a download', async () => {
  const page = await context.newPage()
  await page.goto(`${touchstone.origin}/w/${workspace}/settings`)
  const broken = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') }
  await page.locator('input[type=file]').setInputFiles(broken)
  await expect(page.getByRole('alert')).toContainText('damaged or holds no picture')
  await expect(page.getByRole('button', { name: 'Remove the logo' })).toHaveCount(0)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download a backup' }).click()
  expect((await download).suggestedFilename()).toBe('Farhill Telecom.touchstone')
  await page.close()
})

test('a dialog gives the focus back to where it came from', async () => {
  const page = await context.newPage()
  await page.goto(`${touchstone.origin}/w/${workspace}/people`)
  const add = page.getByRole('button', { name: 'Add a unit' })
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(add).toBeFocused()
  await page.close()
})
