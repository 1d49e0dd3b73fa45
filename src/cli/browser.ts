// Finds a Chromium or Chrome and has it print HTML as a tagged PDF.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../base/refusal.ts'
import type { KeptContext } from './context.ts'

const usualNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'chrome.exe',
  'msedge.exe',
]
const usualPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const printMilliseconds = 180_000

/** The browser named, else that of KEPT_BROWSER, else one installed. Refuses where there is none. */
export function findBrowser(asked: string | undefined, { process, cwd }: KeptContext): string {
  const env: Readonly<Record<string, string | undefined>> = process.env ?? {}
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const inPath = (name: string) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  const named = asked ?? env['KEPT_BROWSER']
  if (named !== undefined && named !== '') {
    const isPath = isAbsolute(named) || /[/\\]/.test(named)
    const found = isPath ? resolve(cwd, named) : inPath(named)
    if (found === undefined || !existsSync(found)) throw new Refusal('browser-missing', { browser: named })
    return found
  }
  for (const name of usualNames) {
    const found = inPath(name)
    if (found !== undefined) return found
  }
  const found = usualPaths.find((path) => existsSync(path))
  if (found === undefined) throw new Refusal('browser-none')
  return found
}

/** Prints the HTML to the PDF file; `folder` holds what is only needed meanwhile. Refuses where the browser makes none. */
export async function printPdf(browser: string, html: string, path: string, folder: string): Promise<void> {
  const page = join(folder, 'report.html')
  const printed = join(folder, 'report.pdf')
  writeFileSync(page, html)
  // Chromium's sandbox does not run as root; the page is our own, and its policy lets it load nothing.
  const isRoot = process.getuid?.() === 0
  const problem = await runBrowser(browser, [
    '--headless',
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-extensions',
    '--no-first-run',
    `--user-data-dir=${join(folder, 'browser')}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${printed}`,
    pathToFileURL(page).href,
  ])
  const pdf = existsSync(printed) ? readFileSync(printed) : undefined
  if (pdf === undefined || pdf.toString('latin1', 0, 5) !== '%PDF-') {
    throw new Refusal('browser-failed', { browser, problem: problem ?? 'it wrote no PDF' })
  }
  writeFileSync(path, pdf)
}

function runBrowser(browser: string, options: readonly string[]): Promise<string | undefined> {
  return new Promise((done) => {
    execFile(browser, options, { timeout: printMilliseconds, maxBuffer: 16_777_216 }, (error, _, stderr) => {
      done(error === null ? undefined : (stderr.trim().split('\n').at(-1) ?? error.message))
    })
  })
}
