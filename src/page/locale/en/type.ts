// The pages of types of pledge.
const messages = {
  title: 'Types of pledge',
  about:
    'A promise to act is kept in another way than a promise of an outcome. So the types are shown side by side, and never ranked.',
  type: 'Type',
  none: 'This record has no pledges.',
  list: 'Types of pledge',
  one: 'Type of pledge: {name}',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly type: typeof messages
  }
}

export default messages
