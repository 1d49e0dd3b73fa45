// The pages of flags.
const messages = {
  title: 'Flags',
  caveat: 'A flag is a pattern worth a look, never an accusation.',
  caveatWhy:
    'Each has harmless explanations, and its page names them. How often one shows depends on what a buyer buys and on what its data hold; so buyers are listed by name and never ranked.',
  flag: 'Flag',
  family: 'Looks at',
  'family-delivery': 'what became of contracts',
  'family-reference': 'releases of a procedure',
  shows: 'Shows',
  bodies: 'Buyers',
  notHere: 'not computed here',
  none: 'This record has no contracts that a flag could look at.',
  list: 'All flags',
  often: 'How often it shows',
  oftenWhy: 'Buyers by name, with how many contracting processes were looked at. A share of few says little.',
  oftenNone: 'It was not looked for in this record, or shows nowhere.',
  oftenElsewhere:
    'This flag looks at whole releases of a procedure, which a record does not keep as such. “kept flags” computes it over their files.',
  buyer: 'Buyer',
  source: 'Source',
  looked: 'Looked at',
  share: 'Share',
  method: 'What it looks for',
  contracts: 'Contracts that show it',
  shownOf: 'The first {shown} of {total} by name; the rest is in the downloads.',
  inEnglish: 'The description is in English.',
} as const

declare module '../../message.ts' {
  interface MessageAreas {
    readonly flag: typeof messages
  }
}

export default messages
