// Loaded before a program: prints its peak memory as the last thing on standard output.
process.on('exit', () => {
  process.stdout.write(`\npeak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
})
