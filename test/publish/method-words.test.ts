// Every choice of a method file has words in every language, and so has every other way to make it.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadLocale } from '../../src/page/locale.ts'
import { messageLanguages } from '../../src/page/message.ts'
import { alternativeWords, methodWords } from '../../src/publish/method-words.ts'
import { alternativesTo } from '../../src/score/alternative.ts'
import { loadMethod, type Method, parseMethod } from '../../src/score/method.ts'

const standard = await loadMethod('standard', fileURLToPath(new URL('../../', import.meta.url)))
const locales = await Promise.all((await messageLanguages()).map(loadLocale))

const otherwise: readonly Partial<Method>[] = [
  ...(['published', 'left-out', 'generous', 'strict'] as const).map((contested) => ({ contested })),
  ...(['left-out', 'kept', 'not-kept'] as const).map((unjudged) => ({ unjudged })),
  ...(['shown', 'credited'] as const).map((remedies) => ({ remedies })),
  { leftOut: [] },
  { peerGroups: [{ peerGroup: 'x', name: 'Harbour boards', why: 'one law', bodies: ['a'] }] },
]

describe.each(locales)('the method in words', (locale) => {
  it(`has every choice in the file (${locale.language})`, () => {
    const choices = Object.keys(standard).filter((name) => !['yaml', 'digest'].includes(name))
    const words = methodWords(standard, locale)
    expect(words.map(({ choice }) => choice)).toEqual(choices)
    for (const { choice, sentence } of words) expect(sentence.length, choice).toBeGreaterThan(8)
  })

  it(`says each way to make a choice differently (${locale.language})`, () => {
    const all = otherwise.map((change) => methodWords({ ...standard, ...change }, locale))
    const said = new Set(all.flatMap((words) => words.map(({ sentence }) => sentence)))
    const own = new Set(methodWords(standard, locale).map(({ sentence }) => sentence))
    // Three of the eleven are the standard's own.
    expect(said.size - own.size).toBe(otherwise.length - 3)
    expect(JSON.stringify(all.at(-1))).toContain('Harbour boards')
  })

  it(`says the numbers of the file (${locale.language})`, () => {
    const changed = parseMethod(
      standard.yaml.replace('largely: 0.75', 'largely: 0.625').replace('seed: kept', 'seed: s9'),
      '',
    )
    const text = JSON.stringify(methodWords(changed, locale))
    for (const part of ['62.5', 's9', '6', '10', '10,000', '0.50', '20', '8']) expect(text).toContain(part)
  })

  it(`has words for every alternative (${locale.language})`, () => {
    for (const change of otherwise.slice(0, 9)) {
      for (const { about, name } of alternativesTo({ ...standard, ...change }))
        expect(alternativeWords(locale, about, name), `${about} ${name}`).not.toContain(`${about}: `)
    }
  })
})
