// `npm test`: installs what is missing, then checks everything and counts.
import { refuseOldNode } from './old-node.mjs'

await refuseOldNode()
const { launch } = await import('./launch.mjs')
await launch({ entry: 'test/run.ts', packages: 'all' })
