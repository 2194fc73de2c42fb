// Browser tests: a real Chromium against a real server on fresh databases. See test/browser/.
import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './test/browser/chromium.ts'

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  globalSetup: './test/browser/global-setup.ts',
  outputDir: 'test-results/browser',
  // One at a time: the tests share two cores with the server and the browser.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: { launchOptions: await chromiumOptions() },
})
