// Documents as JSON files of a static edition: they name their licence and link to the edition, and repeat nothing of it.
import { licencesOf } from './rest/envelope.ts'
import type { View } from './route.ts'

/**
 * The file of a document. The edition's own values stay out of it, so that a later edition changes only the files of what
 * changed. `source` names the one source that the document is out of; all are named where it is absent.
 */
export function jsonFile({ edition, linkRoot }: View, data: unknown, source?: string): string {
  const licences = licencesOf(edition, source)
  return `${JSON.stringify({ edition: linkRoot('edition.json'), licences, data }, null, 2)}\n`
}
