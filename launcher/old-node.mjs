/**
 * The first thing that runs. It and what it imports keep to words that every Node with modules can read, because a Node
 * that is too old has to get as far as the sentence that says so.
 */

/** Says one sentence and ends when this Node cannot even fetch a newer one. */
export async function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return
  const { StartProblem } = await import('./problem.mjs')
  const problem = new StartProblem('node.tooOld', { version: process.versions.node })
  process.stderr.write(problem.message + '\n')
  process.exit(problem.exitCode)
}
