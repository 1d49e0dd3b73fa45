// The feeds of changes.
const messages = {
  title: 'Kept: {title}',
  everything: 'Changes of the record of {operator}',
  entry: '{event}: {subject}',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly feed: typeof messages
  }
}

export default messages
