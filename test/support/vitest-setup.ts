/** Global set-up of the integration tests. */
import type { TestProject } from 'vitest/node'
import { startTestPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    template: string
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres()
  project.provide('adminUrl', postgres.adminUrl)
  project.provide('template', postgres.template)
  return postgres.stop
}
