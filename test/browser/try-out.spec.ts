/** The survey questions answered as staff would: on a phone in Chinese by thumb, on a desktop in English by keyboard. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { writePack } from '#core/instrument/write-pack.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { expectSound } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')
const faults: string[] = []
let session: Awaited<ReturnType<BrowserContext['storageState']>>
let api: string
let library: string

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext()
  const headers = { origin: touchstone.origin }
  await context.request.post(`${touchstone.origin}/api/one-time-link/use`, {
    headers,
    data: {
      token: touchstone.printed.split('#')[1],
      name: 'Mary Jackson',
      email: 'mary@example.org',
      password: 'a long password here',
    },
  })
  const made = await context.request.post(`${touchstone.origin}/api/workspaces`, {
    headers,
    data: { name: { en: 'Hill Foods', 'zh-CN': '远山食品' } },
  })
  const workspace = (await made.json()) as { id: string }
  api = `${touchstone.origin}/api/workspaces/${workspace.id}`
  library = `${touchstone.origin}/w/${workspace.id}/library`
  const withoutSurvey = writePackZip(writePack({ ...smallPack(), surveyItems: [] }))
  const imported = await context.request.post(`${api}/packs?commit=true`, {
    headers,
    multipart: { file: { name: 'small.zip', mimeType: 'application/zip', buffer: withoutSurvey } },
  })
  expect(await imported.json()).toMatchObject({ committed: true })
  session = await context.storageState()
  await context.close()
})
test.afterAll(() => expect(faults).toEqual([]))

async function device(context: BrowserContext, language: string): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  await page.addInitScript((chosen) => {
    if (localStorage.getItem('touchstone.language') === null) localStorage.setItem('touchstone.language', chosen)
  }, language)
  return page
}

async function packOf(page: Page, id: string): Promise<Pack> {
  return (await (await page.request.get(`${api}/packs/${id}/1.0.0`)).json()) as Pack
}
const question = (page: Page) => page.getByRole('heading', { level: 1 })
const options = (page: Page) => page.getByRole('radiogroup').getByRole('radio')

test('a shop assistant answers on a phone, in Chinese', async ({ browser }) => {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await device(context, 'zh-CN')
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') posts.push(request.url())
  })
  const pack = await packOf(page, 'culture-4c')
  await page.goto(`${library}/culture-4c/1.0.0`)
  await page.getByRole('link', { name: '员工调研' }).tap()
  await page.getByRole('link', { name: '试答', exact: true }).tap()
  await expect(question(page)).toHaveText('像员工那样答一遍')
  await expectSound(page, 'begin')

  // without a role nothing begins, and it says so
  await page.getByRole('button', { name: '开始' }).tap()
  await expect(page.getByRole('alert')).toHaveText('请先选择您的身份')
  await page.getByText('我直接接待客户').tap()
  await expect(page.getByText(/^15题，约\d+分钟$/)).toBeVisible()
  await page.getByText(/^全部\d+题，约\d+分钟$/).tap()
  await expectSound(page, 'role')
  await page.getByRole('button', { name: '开始' }).tap()

  const asked = pack.surveyItems.filter((item) => item.roles.includes('frontline'))
  expect(asked.length).toBeLessThan(pack.surveyItems.length)
  await expect(page.getByRole('status').filter({ hasText: `第1题，共${asked.length}题` })).toBeVisible()
  await expect(question(page)).toHaveText(asked[0]?.question['zh-CN'] ?? '')
  await expect(options(page)).toHaveCount(6)
  for (const target of await page.locator('.choice, .go .btn, .survey > header .btn').all())
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await expectSound(page, 'question')

  // the highest level, wherever it stands; on a low screen the way on comes up only then, so that it covers no option
  const best = asked[0]?.options['5']?.['zh-CN'] ?? ''
  await page.setViewportSize({ width: 390, height: 480 })
  await expect(page.getByRole('button', { name: '留空' })).not.toBeInViewport()
  await page.getByText(best).tap()
  await expect(page.getByRole('button', { name: '下一题' })).toBeInViewport()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('radio', { name: best })).toBeChecked()
  // the other language, at any time: the answer stays
  await page.getByRole('button', { name: 'English' }).tap()
  await expect(question(page)).toHaveText(asked[0]?.question.en ?? '')
  await expect(page.getByRole('radio', { name: asked[0]?.options['5']?.en ?? '' })).toBeChecked()
  await page.getByRole('button', { name: '中文' }).tap()
  await page.getByRole('button', { name: '下一题' }).tap()

  await page.getByText('我说不清', { exact: true }).tap()
  await page.getByRole('button', { name: '下一题' }).tap()
  await page.getByRole('button', { name: '留空' }).tap()
  await expect(question(page)).toHaveText(asked[3]?.question['zh-CN'] ?? '')
  // a reload, and the phone's own way back, find the same questions
  await page.reload()
  await expect(question(page)).toHaveText(asked[3]?.question['zh-CN'] ?? '')
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('radio', { name: '我说不清' })).toBeChecked()
  // begun on this device: the first page offers to go on
  await page.goto(`${library}/culture-4c/1.0.0/try`)
  await expect(question(page)).toHaveText('您已经开始作答')
  await expectSound(page, 'begun')
  await page.getByRole('button', { name: '接着答' }).tap()
  await expect(question(page)).toHaveText(asked[3]?.question['zh-CN'] ?? '')
  for (const item of asked.slice(3)) {
    await expect(question(page)).toHaveText(item.question['zh-CN'] ?? '')
    await page.getByText(item.options['2']?.['zh-CN'] ?? '').tap()
    await page.getByRole('button', { name: /^(下一题|答完了)$/ }).tap()
  }

  await expect(question(page)).toHaveText(`${asked.length}题答了${asked.length - 2}题`)
  await expect(page.getByText('1题说不清 · 1题留空')).toBeVisible()
  const first = page.getByRole('listitem').filter({ hasText: asked[0]?.question['zh-CN'] ?? '' })
  await expect(first).toContainText(best)
  await first.getByText('这个答案算作什么').tap()
  const criterion = pack.areas.flatMap((area) => area.aspects).find(({ id }) => id === asked[0]?.aspect)?.criteria[0]
  await expect(first.locator('blockquote')).toHaveText(criterion?.descriptors['5']?.['zh-CN'] ?? '')
  await expect(first).toContainText('部分重合于')
  await expect(first).toContainText('客户体验诊断')
  await expectSound(page, 'review')

  // every answer can be changed, and leads back
  await page.getByRole('button', { name: `修改：${asked[2]?.question['zh-CN']}` }).tap()
  await page.getByText(asked[2]?.options['1']?.['zh-CN'] ?? '').tap()
  await page.getByRole('button', { name: '查看答案' }).tap()
  await expect(question(page)).toHaveText(`${asked.length}题答了${asked.length - 1}题`)

  await page.getByRole('button', { name: '清空重来' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).tap()
  await expect(question(page)).toHaveText(`${asked.length}题答了${asked.length - 1}题`)
  await page.getByRole('button', { name: '清空重来' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: '清空重来' }).tap()
  await expect(question(page)).toHaveText('像员工那样答一遍')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('tryOut')))).toEqual([])
  expect(posts).toEqual([])
  await context.close()
})

test('a finance manager answers by keyboard, in English, with the options in either order', async ({ browser }) => {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: 'dark',
  })
  const page = await device(context, 'en')
  const pack = await packOf(page, 'cx-diagnostic')
  const orders = new Set<string>()
  // two draws of which one is reversed
  for (const seed of [3, 4]) {
    await page.goto(`${library}/cx-diagnostic/1.0.0/try?seed=${seed}&role=manager`)
    await page.getByRole('radio', { name: /I lead a team/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Question 1 of 15')).toBeVisible()
    await expect(options(page).first()).toBeFocused()
    await expectSound(page, `question of ${seed}`)
    const words = await question(page).innerText()
    const shown = pack.surveyItems.find(({ question: asked }) => asked.en === words.replace(/\s+/g, ' '))
    const labels = await page.locator('.choice').allInnerTexts()
    const levels = ['1', '2', '3', '4'].map((level) => shown?.options[level]?.en ?? '')
    const reversed = labels[0] === levels[3]
    expect(labels).toEqual([...(reversed ? levels.toReversed() : levels), 'I can’t tell'])
    orders.add(String(reversed))

    // the first on the screen; arrows move; ? is "can't tell"; a digit is a place on the screen, not a level
    await page.keyboard.press('?')
    await expect(page.getByRole('radio', { name: 'I can’t tell' })).toBeChecked()
    await page.keyboard.press('ArrowUp')
    await expect(options(page).nth(3)).toBeChecked()
    await page.keyboard.press('1')
    await expect(options(page).first()).toBeChecked()
    await expect(options(page).first()).toBeFocused()
    await page.keyboard.press('9')
    await expect(options(page).first()).toBeChecked()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Question 2 of 15')).toBeVisible()
    await page.keyboard.press('0')
    await page.keyboard.press('Enter')
    // nothing chosen: Enter leaves it empty
    await expect(page.getByRole('button', { name: 'Leave empty' })).toBeVisible()
    await page.keyboard.press('Enter')
    for (let number = 4; number <= 15; number++) {
      await expect(page.getByText(`Question ${number} of 15`)).toBeVisible()
      await page.keyboard.press('2')
      await page.keyboard.press('Enter')
    }
    await expect(question(page)).toHaveText('13 of 15 questions answered')
    await expect(page.getByText('1 you can’t tell · 1 left empty')).toBeVisible()
    // undone in the result: the level is that of the sentence
    const first = page.getByRole('listitem').filter({ hasText: shown?.question.en ?? '' })
    await first.getByText('What this counts as').click()
    await expect(first.locator('.level-badge').first()).toHaveText(reversed ? /^4/ : /^1/)
    await expectSound(page, `review of ${seed}`)
    await page.getByRole('button', { name: 'Erase and start again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Erase and start again' }).click()
  }
  expect([...orders].sort()).toEqual(['false', 'true'])
  await context.close()
})

test('on paper by role, and nothing to ask where an instrument has no questions', async ({ browser }) => {
  const context = await browser.newContext({ storageState: session, viewport: { width: 1440, height: 900 } })
  const page = await device(context, 'en')
  const pack = await packOf(page, 'foundations-audit')
  await page.goto(`${library}/foundations-audit/1.0.0/questionnaire`)
  await page.getByRole('link', { name: 'frontline' }).click()
  const asked = pack.surveyItems.filter((item) => item.roles.includes('frontline'))
  await expect(question(page)).toHaveText(`${asked.length} questions for frontline`)
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(asked.map((item) => item.question.en ?? ''))
  await expectSound(page, 'on paper')

  for (const place of ['try', 'questionnaire']) {
    await page.goto(`${library}/small-pack/1.0.0/${place}`)
    await expect(page.getByRole('heading', { name: 'This instrument has no survey questions' })).toBeVisible()
    await expectSound(page, `nothing to ask: ${place}`)
  }
  await context.close()
})
