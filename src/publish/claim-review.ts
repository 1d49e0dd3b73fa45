// Findings on pledges as ClaimReview of schema.org: what was promised, by which body, and how it was judged by whom.
import type { ClaimReview, Organization, WithContext } from 'schema-dts'
import { levelHeld } from '../page/component/verdict.ts'
import { absolute, webAddress } from './absolute.ts'
import type { Commitment } from './document/commitment.ts'
import type { Finding } from './document/finding.ts'
import { pathOf } from './link.ts'
import type { View } from './route.ts'

/** Place of each level on the scale of the review, the best being the highest. Levels without a place are no verdict. */
const ratings: Readonly<Record<string, number>> = {
  fulfilled: 4,
  largely: 3,
  partly: 2,
  'not-fulfilled': 1,
  reversed: 1,
}

/**
 * One review for each judged finding that holds now, adjudicated by this record or adopted from a publisher; none for what
 * was computed, and none for what is shown and never scored. The claim's author is the body that promised or took it on,
 * never a person.
 */
export function claimReviews(view: View, commitment: Commitment): readonly WithContext<ClaimReview>[] {
  const { pledge } = commitment
  if (pledge === null) return []
  return reviewedFindings(commitment).map((finding) => reviewOf(view, commitment, pledge, finding))
}

/** The findings of a commitment that have a review. */
export function reviewedFindings({ pledge, findings, standings }: Commitment): readonly Finding[] {
  if (pledge === null) return []
  // Nothing is broken before its date, whatever a publisher says: what stands as such is shown on the page and not reviewed.
  const held = new Set(standings.filter((now) => levelHeld(now) !== null).map((now) => now.finding))
  return findings.filter(({ event, standing, fulfilment }) => {
    return held.has(event) && standing !== 'computed' && fulfilment !== null && fulfilment in ratings
  })
}

function reviewOf(
  view: View,
  commitment: Commitment,
  pledge: NonNullable<Commitment['pledge']>,
  finding: Finding,
): WithContext<ClaimReview> {
  const { locale, edition } = view
  const { text, language } = locale.pick(pledge.wording)
  const promising = pledge.promiser.body ?? pledge.answerable?.body ?? commitment.body
  const level = locale.find('word', `level-${finding.fulfilment}`) ?? finding.fulfilment!
  const reviewer = finding.standing === 'adopted' ? finding.publisher : null
  const document = webAddress(pledge.document?.url)
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: absolute(view, view.link(pathOf('commitment', commitment.id))),
    datePublished: finding.recordedAt.slice(0, 10),
    author: organization(reviewer ?? edition.about.operator),
    claimReviewed: text,
    ...(language === 'und' ? {} : { inLanguage: language }),
    itemReviewed: {
      '@type': 'Claim',
      ...(promising === null ? {} : { author: organization(locale.pick(promising.name).text) }),
      ...(pledge.made === null ? {} : { datePublished: pledge.made }),
      ...(document === null ? {} : { appearance: { '@type': 'CreativeWork', url: document } }),
    },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: ratings[finding.fulfilment!]!,
      bestRating: 4,
      worstRating: 1,
      alternateName: finding.isContested ? locale.say('review.contested', { level }) : level,
    },
  }
}

function organization(name: string): Organization {
  return { '@type': 'Organization', name }
}
