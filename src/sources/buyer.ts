// Who a buyer is: a public body by its role, found by an identifier that names one organisation, or by a crosswalk.
import { type BodyId, bodyId } from '../base/id.ts'
import type { Crosswalk } from './crosswalk.ts'
import type { Identifier, Party } from './legal-entity.ts'

export type BuyerReason = 'no buyer' | 'no identifier'

/**
 * The body behind a buyer or procuring entity: by the first of its identifiers whose scheme is an org-id.guide code, then by
 * the crosswalk. `no buyer` where nothing is said of one; `no identifier` where it is named and nothing tells who it is.
 */
export function buyerBody(
  party: Party,
  crosswalk: Crosswalk,
): { readonly body: BodyId } | { readonly reason: BuyerReason } {
  for (const identifier of party.identifiers) {
    const body = identified(identifier)
    if (body !== undefined) return { body }
  }
  const body = crosswalk.bodyOf(party.id, party.name)
  if (body !== undefined) return { body }
  const isSilent = isBlank(party.id) && isBlank(party.name) && party.identifiers.every(({ id }) => isBlank(id))
  return { reason: isSilent ? 'no buyer' : 'no identifier' }
}

function identified({ scheme, id }: Identifier): BodyId | undefined {
  if (scheme === undefined || isBlank(id) || !isOrgIdScheme(scheme)) return undefined
  const text = id!.trim()
  // Some publishers repeat the scheme in front of the number.
  const number = text.startsWith(`${scheme}-`) ? text.slice(scheme.length + 1) : text
  return isBlank(number) ? undefined : bodyId(scheme, number)
}

/**
 * Whether a scheme has the form of an org-id.guide code: a country of ISO 3166-1 or an international prefix, a hyphen, and a
 * code of capitals that begins with a letter. The form alone: the list itself grows.
 */
export function isOrgIdScheme(scheme: string): boolean {
  return /^[A-Z]{2}-[A-Z][A-Z0-9_]+$/.test(scheme) && prefixes.has(scheme.slice(0, 2))
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

// ISO 3166-1 alpha-2 as of 2024, Kosovo's XK, and org-id.guide's XI, XM and XR.
const prefixes = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
   CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
   GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
   KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
   MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
   SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
   UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK XI XM XR`.split(/\s+/),
)
