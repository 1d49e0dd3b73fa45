// Words on charts.
const messages = {
  years: '{years} y',
  rate: 'Rate',
  judged: 'Judged',
  rank: 'Rank range',
  drawn: 'Drawn from 0 to 100%',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly chart: typeof messages
  }
}

export default messages
