// The method in words: every choice of a method file as a sentence.

import { wordOf } from '../page/component/word.ts'
import type { Locale } from '../page/locale.ts'
import type { MessageKey } from '../page/message.ts'
import { judgedLevels, type Method } from '../score/method.ts'

type Choice = Exclude<keyof Method, 'yaml' | 'digest'>
export type ChoiceWords = { readonly choice: string; readonly sentence: string }

/** Every choice of the method, in the order of the file. */
export function methodWords(method: Method, locale: Locale): readonly ChoiceWords[] {
  return Object.entries(sentences).map(([choice, sentence]) => ({ choice, sentence: sentence(method, locale) }))
}

/** Another way to make a choice, in words; as the method calls it where there are none. */
export function alternativeWords(locale: Locale, about: string, name: string): string {
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-')
  return locale.find('method', `alternative-${about}-${slug}`) ?? `${about}: ${name}`
}

// A choice without a sentence does not compile.
const sentences: { readonly [Name in Choice]: (method: Method, locale: Locale) => string } = {
  method: ({ method }, { say }) => say('method.choice-method', { method }),
  version: ({ version }, { say }) => say('method.choice-version', { version }),
  credits: ({ credits }, locale) => {
    const list = judgedLevels.map((level) =>
      locale.say('method.creditOf', {
        level: wordOf(locale, 'level', level),
        credit: locale.percent(credits[level], credits[level] * 100 === Math.round(credits[level] * 100) ? 0 : 1),
      }),
    )
    return locale.say('method.choice-credits', { list: listOf(locale, list) })
  },
  leftOut: ({ leftOut }, locale) =>
    leftOut.length === 0
      ? locale.say('method.choice-leftOut-none')
      : locale.say('method.choice-leftOut', {
          list: listOf(
            locale,
            leftOut.map((level) => wordOf(locale, 'level', level)),
          ),
        }),
  contested: ({ contested }, { say }) => say(`method.choice-contested-${contested}`),
  unjudged: ({ unjudged }, { say }) => say(`method.choice-unjudged-${unjudged}`),
  remedies: ({ remedies }, { say }) => say(`method.choice-remedies-${remedies}`),
  judgedMin: ({ judgedMin }, locale) => counted(locale, 'method.choice-judgedMin', judgedMin),
  judgedFew: ({ judgedFew }, locale) => counted(locale, 'method.choice-judgedFew', judgedFew),
  quartersFrom: ({ quartersFrom }, locale) => counted(locale, 'method.choice-quartersFrom', quartersFrom),
  reliabilityMin: ({ reliabilityMin }, locale) =>
    locale.say('method.choice-reliabilityMin', { share: locale.number(reliabilityMin, 2) }),
  typeJudgedMin: ({ typeJudgedMin }, locale) => counted(locale, 'method.choice-typeJudgedMin', typeJudgedMin),
  draws: ({ draws }, locale) => counted(locale, 'method.choice-draws', draws),
  seed: ({ seed }, { say }) => say('method.choice-seed', { seed }),
  weights: (_, { say }) => say('method.choice-weights'),
  peerGroups: ({ peerGroups }, locale) =>
    peerGroups.length === 0
      ? locale.say('method.choice-peerGroups-none')
      : locale.say('method.choice-peerGroups', {
          list: listOf(
            locale,
            peerGroups.map(({ name, why }) => locale.say('method.peerGroupOf', { name, why })),
          ),
        }),
}

function counted(locale: Locale, key: MessageKey, count: number): string {
  return locale.say(key, { count: locale.number(count) })
}

function listOf({ language }: Locale, parts: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}
