// Reviews of claims as structured data.
const messages = {
  contested: '{level} (coders’ readings differ)',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly review: typeof messages
  }
}

export default messages
