// The pages of topics.
const messages = {
  title: 'Topics',
  about:
    'What was promised and contracted, by topic. Topics stand as the sources give them; nobody has merged or translated them.',
  topic: 'Topic',
  none: 'No source of this record gives topics.',
  list: 'Topics by name',
  one: 'Topic: {name}',
  types: 'By type of pledge instead',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly topic: typeof messages
  }
}

export default messages
