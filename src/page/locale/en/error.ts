// Pages that stand where nothing can be shown.
const messages = {
  title400: 'This question cannot be read',
  remedy400:
    'A part of the address is broken: a day that the calendar does not have, a page that cannot be, or a sign that does not belong. Days are written YYYY-MM-DD, and may not lie after the day of this edition.',
  title404: 'There is nothing at this address',
  remedy404: 'It may have been mistyped, or the record may never have had it. What the record once had, it keeps.',
  title405: 'These pages can only be read',
  remedy405: 'Nothing can be sent to them.',
  title414: 'This address is too long',
  remedy414: 'Ask for less at once.',
  title500: 'Something went wrong here',
  remedy500: 'It is a fault of this site, not of your question.',
  title503: 'That day is still being worked out',
  remedy503: 'Several readers asked for other days at once. Try again in a few seconds.',
  front: 'Go to the overview',
  search: 'Search the record',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly error: typeof messages
  }
}

export default messages
