import { api } from './api.ts'
import { common } from './common.ts'
import { diagnostics } from './diagnostics.ts'
import { home } from './home.ts'
import { imports } from './imports.ts'
import { marks } from './marks.ts'
import { navigation } from './navigation.ts'
import { organisation } from './organisation.ts'
import { packs } from './packs.ts'
import { problems } from './problems.ts'
import { reports } from './reports.ts'
import { scorecard } from './scorecard.ts'
import { scorecardCsv } from './scorecard-csv.ts'
import { server } from './server.ts'
import { session } from './session.ts'

/** English, which gives the catalogue its shape. One namespace a file, in the order of the alphabet. */
export const en = {
  api,
  common,
  diagnostics,
  home,
  imports,
  marks,
  navigation,
  organisation,
  packs,
  problems,
  reports,
  scorecard,
  scorecardCsv,
  server,
  session,
}
