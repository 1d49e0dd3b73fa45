// ClaimReview JSON-LD of each pledge that has a judged finding.
import { claimReviews, reviewedFindings } from '../claim-review.ts'
import { defineFile } from '../route.ts'
import { idPath } from '../site-path.ts'

export default defineFile({
  path: 'commitments/{id}.claimreview.json',
  languages: 'one',
  mediaType: 'application/ld+json; charset=utf-8',
  *all(edition) {
    for (const id of edition.ids('commitment')) {
      if (reviewedFindings(edition.get('commitment', id)!).length > 0) yield { id: idPath(id) }
    }
  },
  file(view, { id }) {
    const found = view.edition.at('commitment', id!)
    if (found === undefined) return undefined
    const reviews = claimReviews(view, found)
    return reviews.length === 0 ? undefined : `${JSON.stringify(reviews, null, 2)}\n`
  },
})
