// Languages of the pages: those asked for, else those of the record that have messages.
import { Refusal } from '../base/refusal.ts'
import { messageLanguages } from '../page/message.ts'

/** Refuses a language without messages; where the record has none that does, English. */
export async function languagesOf(asked: string | undefined, ofRecord: readonly string[]): Promise<readonly string[]> {
  const known = await messageLanguages()
  if (asked === undefined) {
    const own = ofRecord.filter((language) => known.includes(language))
    return own.length === 0 ? ['en'] : own
  }
  const wanted = [...new Set(asked.split(',').map((language) => language.trim()))]
  const unknown = wanted.find((language) => !known.includes(language))
  if (unknown !== undefined) throw new Refusal('language-unknown', { language: unknown, known: known.join(', ') })
  return wanted
}
