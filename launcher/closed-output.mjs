// Whoever reads our output may have had enough (`| head -1`): then nothing more is written, and what was asked for is
// still done and ends with its own exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
}
