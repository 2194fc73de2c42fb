/** Before the browser tests: the PostgreSQL whose databases the spec files copy. */
import { startTestPostgres } from '#test/support/postgres.ts'

export default async function setUp(): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres()
  // Playwright's workers get what the set-up leaves in the environment.
  process.env['TEST_ADMIN_URL'] = postgres.adminUrl
  process.env['TEST_TEMPLATE'] = postgres.template
  return postgres.stop
}
