// Two kinds of tests: "unit" needs nothing but the sources; "integration" has a real PostgreSQL and real HTTP.
import { defineConfig } from 'vitest/config'

// The Open XML validator is a .NET program and ends at once on a machine without ICU unless it is told to do without.
const env = { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          env,
          // A limit against hanging, not a claim about speed: those stand in bench/.
          testTimeout: 60_000,
          include: ['{core,contract,reports,cli,launcher,web,content}/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          env,
          include: ['server/**/*.test.ts', 'test/integration/**/*.test.ts'],
          globalSetup: ['test/support/vitest-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Two cores and one PostgreSQL: more files at once only makes each slower.
          maxWorkers: 2,
        },
      },
    ],
  },
})
