import { account } from './account.ts'
import { agreement } from './agreement.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { collect } from './collect.ts'
import { common } from './common.ts'
import { csv } from './csv.ts'
import { diagnostics } from './diagnostics.ts'
import { explain } from './explain.ts'
import { gaps } from './gaps.ts'
import { groups } from './groups.ts'
import { handout } from './handout.ts'
import { home } from './home.ts'
import { imports } from './imports.ts'
import { library } from './library.ts'
import { marks } from './marks.ts'
import { methods } from './methods.ts'
import { movement } from './movement.ts'
import { navigation } from './navigation.ts'
import { organisation } from './organisation.ts'
import { packs } from './packs.ts'
import { people } from './people.ts'
import { printed } from './printed.ts'
import { problems } from './problems.ts'
import { reports } from './reports.ts'
import { request } from './request.ts'
import { reveal } from './reveal.ts'
import { score } from './score.ts'
import { scorecard } from './scorecard.ts'
import { scoring } from './scoring.ts'
import { server } from './server.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { statistics } from './statistics.ts'
import { tell } from './tell.ts'
import { tryOut } from './try-out.ts'
import { units } from './units.ts'

/** English, which gives the catalogue its shape. One namespace a file, in the order of the alphabet. */
export const en = {
  account,
  api,
  cli,
  collect,
  common,
  csv,
  diagnostics,
  explain,
  gaps,
  groups,
  handout,
  home,
  imports,
  library,
  marks,
  methods,
  movement,
  navigation,
  organisation,
  packs,
  people,
  printed,
  problems,
  reports,
  request,
  reveal,
  agreement,
  score,
  scorecard,
  scoring,
  server,
  session,
  settings,
  setup,
  statistics,
  tell,
  tryOut,
  units,
}
