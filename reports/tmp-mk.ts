import { fixtureReportInput } from '#reports/fixture.ts'
import { renderReport } from '#reports/render.ts'
import { writeFileSync } from 'node:fs'
for (const l of ['en', 'both', 'zh-CN'] as const) {
  console.time(l)
  const f = await renderReport(fixtureReportInput(), 'pdf', l)
  console.timeEnd(l)
  console.log(f.fileName, f.bytes.length)
  writeFileSync(`/tmp/look/r${l}.pdf`, f.bytes)
}
