// A real browser for tests: Chromium, where the machine has one.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Undefined where there is none: what needs one is skipped, and says so. */
export const browserPath = [process.env['KEPT_BROWSER'], ...usual].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
)
if (browserPath === undefined)
  console.log('SKIPPED: there is no Chromium; install it, or name one in KEPT_BROWSER, to run the browser tests')

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}
