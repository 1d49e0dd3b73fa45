// Whether a supplier stood on a debarment list on the day of an award.
import type { Debarment } from '../../record/kinds/same-as.ts'

/**
 * True inside the debarment's dates, first and last day included. Where the list gives no last day, it is the last day on
 * which the list was seen to hold the entry: what came after is not known.
 */
export function isOnListAt(is: Pick<Debarment, 'from' | 'to' | 'seen'>, awardedOn: string): boolean {
  return is.from <= awardedOn && awardedOn <= (is.to ?? is.seen)
}
