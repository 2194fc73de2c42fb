/** One's own account, in both languages, on a desk and on a phone: change the password, sign out elsewhere, set a forgotten one. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './page.ts'
import { useTouchstone } from './touchstone.ts'

const touchstone = useTouchstone('--empty')
const grace = { name: 'Grace Hopper', email: 'grace@example.org' }
const passwords = { first: 'a long password here', second: 'another long password', third: 'and one more of them' }
const faults: string[] = []

test.describe.configure({ mode: 'serial' })
test.afterAll(() => expect(faults).toEqual([]))

async function expectReadable(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}
async function signIn(
  page: Page,
  password: string,
  words = { email: 'Email', password: 'Password', button: 'Sign in' },
) {
  await page.goto(`${touchstone.origin}/sign-in`)
  await page.getByLabel(words.email).fill(grace.email)
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.button }).click()
}

test('the owner changes the password by keyboard alone', async ({ page }) => {
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(touchstone.printed)
  await page.getByLabel('Your name').fill(grace.name)
  await page.getByLabel('Email').fill(grace.email)
  await page.getByLabel('Password', { exact: true }).fill(passwords.first)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('button', { name: grace.name }).press('Enter')
  await page.getByRole('menuitem', { name: 'Account' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(grace.name)
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
  await expectReadable(page)

  await page.getByLabel('Present password').focus()
  await page.keyboard.type(passwords.first)
  await page.keyboard.press('Tab')
  await page.keyboard.type('short')
  await page.keyboard.press('Tab')
  await page.keyboard.type('other')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByRole('alert')).toContainText('at least 10 characters')
  await expect(page.getByRole('alert')).toContainText('differ')
  await expectReadable(page)

  await page.getByLabel('Present password').fill('not this one')
  await page.getByLabel('New password', { exact: true }).fill(passwords.second)
  await page.getByLabel('New password, once more').fill(passwords.second)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The present password is not right')
  await page.getByLabel('Present password').fill(passwords.first)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Changed.')).toBeVisible()
})

test('on a phone, in Chinese, everything else is signed out', async ({ browser }) => {
  const [desk, phone] = await Promise.all([
    browser.newContext({ locale: 'en-GB' }),
    browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } }),
  ])
  const [there, page] = [await desk.newPage(), await phone.newPage()]
  for (const one of [there, page]) one.on('pageerror', (error) => faults.push(error.message))
  await signIn(there, passwords.second)
  await expect(there.getByRole('heading', { level: 1 })).toHaveText('No workspace yet')
  await signIn(page, passwords.second, { email: '邮箱', password: '密码', button: '登录' })
  await expect(page.getByRole('button', { name: '建立工作区' })).toBeVisible()
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('menuitem', { name: '我的账号' }).click()
  await expect(page.getByRole('rowheader', { name: '当前' })).toBeVisible()
  await expectReadable(page)
  await page.getByRole('button', { name: '退出其他所有登录' }).click()
  await expect(page.getByText('没有在其他地方登录。')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '已退出其他' })).toBeVisible()
  await there.goto(`${touchstone.origin}/account`)
  await expect(there.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  // and after signing in, back to where one wanted to go
  await there.getByLabel('Email').fill(grace.email)
  await there.getByLabel('Password', { exact: true }).fill(passwords.second)
  await there.getByRole('button', { name: 'Sign in' }).click()
  await expect(there.getByRole('heading', { level: 1 })).toHaveText(grace.name)
  await Promise.all([desk.close(), phone.close()])
})

test('a forgotten password is set from the link of the command', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${touchstone.origin}/sign-in`)
  await expect(page.getByText('忘记密码？')).toBeVisible()
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../../cli/main.ts'), 'password-link', grace.email, '--json'],
    { env: { ...process.env, DATABASE_URL: touchstone.databaseUrl } },
  )
  const { link } = JSON.parse(stdout) as { link: string }
  await page.goto(`${touchstone.origin}/welcome${new URL(link).hash}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('设定新密码')
  await expect(page.getByText(grace.email)).toBeVisible()
  await expectReadable(page)
  await page.getByLabel('新密码', { exact: true }).fill(passwords.third)
  await page.getByLabel('再次输入新密码').fill(passwords.third)
  await page.getByRole('button', { name: '设定密码' }).click()
  await expect(page.getByRole('button', { name: '建立工作区' })).toBeVisible()
  await context.close()
})
