/** Accounts, from the command line: whoever has the data folder may let somebody in again. */
import { makeLink } from '#server/accounts/one-time-links.ts'
import { findPersonByEmail } from '#server/accounts/people.ts'
import { problem } from '#server/http/problem.ts'
import { texts } from '#core/texts/index.ts'
import { command, option, type Command } from './command.ts'
import { settingsFor, welcomeLink, withServices } from './connect.ts'
import { exitCode, writeJson } from './output.ts'

export const passwordLink: Command = command(
  (out) => texts[out.language].cli.usage['password-link'],
  { positionals: [1, 1] },
  (given, out) =>
    withServices(settingsFor(option(given, 'data')).settings, async ({ db, settings }) => {
      const person = await findPersonByEmail(db, given.positionals[0] ?? '')
      if (person === null) throw problem('account.unknown')
      // somebody who was invited and never came has no password to forget: the link makes their account
      const purpose = person.password_hash === null ? 'invitation' : 'password'
      const link = await welcomeLink(settings, await makeLink(db, purpose, person.id, 1))
      if (out.json) writeJson({ email: person.email, purpose, link }, out)
      else out.line(texts[out.language].cli.passwordLink({ email: person.email, link }))
      return exitCode.done
    }),
)
