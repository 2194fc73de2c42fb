// `npm run bench`: installs what is missing, then measures.
import { refuseOldNode } from './old-node.mjs'

await refuseOldNode()
const { launch } = await import('./launch.mjs')
await launch({ entry: 'bench/run.ts', packages: 'production' })
