// Names are found in whatever spelling, and nothing else is.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unnamedTexts } from '../../../src/sources/ocds/scrub.ts'

function names(...all: readonly string[]) {
  const texts = unnamedTexts()
  for (const name of all) texts.addName(name)
  return texts
}

describe('texts that name someone', () => {
  it.each([
    'María José Núñez',
    'NUÑEZ, Maria José',
    'contract with maria jose nunez (2019)',
    'https://example.org/d/Mar%C3%ADa%20Jos%C3%A9%20N%C3%BA%C3%B1ez.pdf',
    '1234-maria-jose-nunez-2',
    'mariajosenunez',
    '4711-maria-jose-nun',
    'write to jose@example.org',
  ])('%s', (text) => expect(names('María José Núñez').mentions(text)).toBe(true))

  it.each(['José María Square works', 'Núñez street', 'Office chairs', 'ocds-1234-5'])('not %s', (text) =>
    expect(names('María José Núñez').mentions(text)).toBe(false),
  )

  it('tells telephone numbers however they are parted', () => {
    const texts = unnamedTexts()
    texts.addPhone('+44 1632 960983')
    expect(texts.mentions('call (44) 1632-960-983')).toBe(true)
    expect(texts.mentions('1632960')).toBe(false)
  })

  it('lets a public name stand, unless a bidder goes by it', () => {
    const texts = unnamedTexts()
    texts.addName('Roads Office')
    texts.allow('Roads Office')
    expect(texts.mentions('Roads Office')).toBe(false)
    texts.clear()
    texts.addName('Roads Office', true)
    texts.allow('Roads Office')
    expect(texts.mentions('Roads Office')).toBe(true)
  })

  it('passes over ids too short to tell anyone', () => {
    const texts = unnamedTexts()
    for (const id of ['1', '42', '1234']) texts.addId(id)
    expect(texts.mentions('contract 1234 of 42')).toBe(false)
  })

  it('finds every name of two words or more inside any text, whatever the case and the order', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{3,9}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 4 }),
        fc.string(),
        fc.boolean(),
        (words, around, turned) => {
          const texts = names(words.join(' '))
          const text = `${around} ${(turned ? [...words].reverse() : words).join('-').toUpperCase()} x`
          expect(texts.mentions(text)).toBe(true)
        },
      ),
    )
  })
})
