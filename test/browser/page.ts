/** What every browser test asks of a page and of the API behind it. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type BrowserContext, type Page } from '@playwright/test'

/** No fault that an accessibility checker finds; `step` stands in the message. */
export async function expectAccessible(page: Page, step = ''): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(found, step).toEqual([])
}

/** Nothing stands beside the page, where only scrolling sideways would find it. */
export async function expectNoSidewaysScroll(page: Page, step = ''): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${step} scrolls sideways by ${overflow}px`).toBeLessThanOrEqual(0)
}

/** Asks the API as the person signed in in `context`; the reply must be a good one. */
export async function callApi<Reply>(
  { context, origin }: { context: BrowserContext; origin: string },
  method: string,
  path: string,
  data?: unknown,
): Promise<Reply> {
  const response = await context.request.fetch(`${origin}/api/${path}`, {
    method,
    ...(data === undefined ? {} : { data }),
    headers: { origin },
  })
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true)
  return (await response.json()) as Reply
}

/** Both, the scrolling at the width of the page and at 320. */
export async function expectSound(page: Page, step: string): Promise<void> {
  const size = page.viewportSize()!
  for (const width of [size.width, 320]) {
    await page.setViewportSize({ ...size, width })
    await expectNoSidewaysScroll(page, `${step} at ${width}`)
  }
  await page.setViewportSize(size)
  await expectAccessible(page, step)
}
