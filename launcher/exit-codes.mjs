/**
 * The one table of exit codes: launcher, server and command line end with these and no others.
 * The key is the stable code of the problem, the number is what the shell sees.
 */
export const exitCodes = /** @type {const} */ ({
  /** Done. */
  ok: 0,
  /** Something we did not foresee, or a test failed. */
  unexpected: 1,
  /** Unknown command, option or value. */
  usage: 2,
  /** The Node that runs the launcher is older than 20. */
  'node.tooOld': 10,
  /** Something could not be fetched: no network, a proxy, a registry that does not answer. */
  'install.noNetwork': 11,
  /** npm was reached and failed, for instance on a full disk. */
  'install.failed': 12,
  /** There is no Node 24 for this platform to fetch. */
  'node.noPlatform': 13,
  /** npm itself was not found. */
  'install.noNpm': 14,
  /** Another program listens on the port. */
  'port.taken': 20,
  /** The address is not one of this machine's, or may not be bound. */
  'host.unavailable': 21,
  /** An address other than 127.0.0.1 needs a password first. */
  'host.needsPassword': 22,
  /** DATABASE_URL names a server that does not answer or refuses. */
  'database.unreachable': 30,
  /** DATABASE_URL names a PostgreSQL older than 15. */
  'database.tooOld': 31,
  /** Another Touchstone uses the data folder. */
  'data.inUse': 32,
  /** The data folder or database was written by a newer program. */
  'data.tooNew': 33,
  /** The data folder was written by an older PostgreSQL. */
  'data.tooOld': 34,
  /** The data folder cannot be read or written. */
  'data.noAccess': 35,
  /** The data was set up by migrations with another text than this program ships. */
  'data.changed': 36,
  /** There is no embedded PostgreSQL for this platform. */
  'postgres.noPlatform': 40,
  /** Started as root, and there is no way to run PostgreSQL as someone else. */
  'postgres.root': 41,
  /** PostgreSQL did not start; its log says why. */
  'postgres.failed': 42,
  /** The embedded PostgreSQL ended while Touchstone ran. */
  'postgres.lost': 43,
})
