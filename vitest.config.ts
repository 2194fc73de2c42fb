// Two kinds of tests: "unit" needs nothing but the sources; "integration" has a real PostgreSQL and real HTTP.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,contract,reports,cli,launcher,web,content}/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['server/**/*.test.ts', 'test/integration/**/*.test.ts'],
          globalSetup: ['test/support/vitest-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Two cores and one PostgreSQL: more files at once only makes each slower.
          maxWorkers: 2,
        },
      },
    ],
  },
})
