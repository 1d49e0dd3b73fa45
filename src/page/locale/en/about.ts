// The page about the record and its limits.
const messages = {
  title: 'About this record',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly about: typeof messages
  }
}

export default messages
