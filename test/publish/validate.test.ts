// The check of pages finds what it is there for, and passes a good page.
import { expect, test } from 'vitest'
import { faultsOf } from './validate.ts'

const page = (main: string) =>
  `<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n<title>Page</title>\n</head>\n<body>\n<main id="main">${main}</main>\n</body>\n</html>\n`

test('a good page has no faults', async () => {
  expect(await faultsOf(page('<h1>Title</h1><p>Text</p>'))).toEqual([])
})

test.each([
  ['an unclosed element', '<h1>Title</h1><p><span>Text</p>'],
  ['a block in a paragraph', '<h1>Title</h1><p><div>Text</div></p>'],
  ['two of an id', '<h1 id="a">Title</h1><p id="a">Text</p>'],
  ['a style inline', '<h1 style="color: red">Title</h1>'],
  [
    'a field without a label',
    '<h1>Title</h1><form action="./a"><input name="q"><button type="submit">Go</button></form>',
  ],
  ['an image without words', '<h1>Title</h1><img src="a.png">'],
])('%s is found', async (_, main) => {
  expect(await faultsOf(page(main))).not.toEqual([])
})
