// The pages of areas.
const messages = {
  title: 'What was promised and contracted where you live',
  short: 'Areas',
  about:
    'Pledges and contracts that name a place, by place. What names none is not here, however much of it concerns everyone.',
  area: 'Area',
  code: 'Code',
  none: 'Nothing in this record names a place.',
  list: 'Areas by name',
  one: 'Area: {name}',
  mapLabel: 'Map: {title}. {held} of {shapes} areas have something on record; the list below says the same in words.',
  mapCaption:
    '{title}. Areas with something on record are filled and lead to their pages. The shade says nothing of how much.',
  held: '{count, plural, one {# commitment} other {# commitments}}',
  heldNothing: 'nothing on record',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly area: typeof messages
  }
}

export default messages
