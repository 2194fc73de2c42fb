#!/usr/bin/env node
// `npx touchstone …`: installs what is missing, then runs the command line.
import { refuseOldNode } from './old-node.mjs'

await refuseOldNode()
const { launch } = await import('./launch.mjs')
await launch({ entry: 'cli/main.ts', packages: 'production' })
