// Checks that a page is valid HTML, by a strict choice of html-validate's rules.
import { HtmlValidate } from 'html-validate'

// "standard" holds what the HTML standard demands, "a11y" what readers with other means need, "document" what a whole
// page must have.
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // The strict content policy: nothing inline.
    'no-inline-style': 'error',
    'prefer-native-element': 'off',
    // Only the browser's own autofill is at stake, in forms that ask for no personal data.
    'wcag/h30': 'error',
    'wcag/h32': 'error',
    'no-dup-id': 'error',
    // A button in a form sends it unless told otherwise, as the standard says.
    'no-implicit-button-type': 'off',
    'no-redundant-role': 'error',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // Titles say what the page is; that of a commitment is as long as its words.
    'long-title': 'off',
    // Assets are named by their digest and come from the same place.
    'require-sri': 'off',
    'attr-quotes': ['error', { style: 'double' }],
  },
})

/** Everything wrong with a page, one line a fault with the place and the markup there; empty where it is valid. */
export async function faultsOf(page: string): Promise<readonly string[]> {
  const report = await validator.validateString(page)
  const lines = page.split('\n')
  return report.results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, column }) =>
        `${line}:${column} ${ruleId}: ${message} — ${(lines[line - 1] ?? '').slice(Math.max(0, column - 40), column + 80)}`,
    ),
  )
}
