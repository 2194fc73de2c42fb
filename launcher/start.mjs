// `npm start`: installs what is missing, then serves Touchstone.
import { refuseOldNode } from './old-node.mjs'

await refuseOldNode()
const { launch } = await import('./launch.mjs')
await launch({ entry: 'server/main.ts', packages: 'production' })
