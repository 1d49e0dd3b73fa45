// Sensitivity for the terminal: how far the order moves under each other choice, and the places each body can take.
import type { LeagueSensitivity } from '../score/alternative.ts'
import { measureNames } from './league-table.ts'
import { columns } from './text-table.ts'

export function sensitivityText(leagues: readonly LeagueSensitivity[]): string {
  if (leagues.length === 0) return 'Nothing to estimate yet, so nothing can move.'
  return leagues.map(leagueSensitivityText).join('\n\n')
}

function leagueSensitivityText({ measure, peerGroup, isOrdered, names, sensitivity }: LeagueSensitivity): string {
  const choices = sensitivity.alternatives.map(({ about, name, comparison }) => [
    about,
    name,
    comparison.placesMovedMean.toFixed(2),
    String(comparison.placesMovedMax),
    largestChange(comparison.moves),
  ])
  const most = sensitivity.dependsOn[0]
  const lines = [
    `${measureNames[measure]} · ${peerGroup.name}`,
    most === undefined || most.placesMovedMean === 0
      ? '  No choice moves the order.'
      : `  The order hangs most on ${most.about}: "${most.name}" moves bodies by ${most.placesMovedMean.toFixed(2)} places on average.`,
    '',
    indent(columns([['choice', 'made as', 'places moved', 'most', 'largest change of rate'], ...choices], 'llrrr')),
  ]
  if (isOrdered) {
    const reach = sensitivity.reach.map(({ key, best, worst }) => [
      names.get(key) ?? key,
      best === worst ? String(best) : `${best} to ${worst}`,
    ])
    lines.push('', indent(columns([['', 'place under all choices'], ...reach], 'lr')))
  }
  return lines.join('\n')
}

function largestChange(moves: LeagueSensitivity['sensitivity']['alternatives'][number]['comparison']['moves']): string {
  const largest = moves.reduce((most, { rateChange }) => (Math.abs(rateChange) > Math.abs(most) ? rateChange : most), 0)
  return `${largest < 0 ? '−' : '+'}${(100 * Math.abs(largest)).toFixed(1)} points`
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}
