// Cards and badges for other sites.
const messages = {
  verdict: 'Where it stands',
  noRate: 'Too few judged for a rate',
  more: '{count, plural, one {# more figure on its page} other {# more figures on its page}}',
  others: '{count, plural, one {# more finding} other {# more findings}}',
  example: 'Example · {value}',
  from: 'From the record of {operator}, as of {day}',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly embed: typeof messages
  }
}

export default messages
