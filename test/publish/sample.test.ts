import { expect, test } from 'vitest'
import { hostileIds } from './sample-draft.ts'
import { sampleEdition } from './sample-record.ts'

test('the sample makes an edition in which the councils can be told apart', async () => {
  const { edition, close } = await sampleEdition()
  expect(edition.get('commitment', hostileIds.pledge)).toMatchObject({ body: { id: hostileIds.body } })
  const id = [...edition.ids('league')].find((one) => one.startsWith('pledges-kept/body/councils/adopted/the-monitor'))
  const league = edition.get('league', id!)
  expect(league?.head.isOrdered).toBe(true)
  expect(league?.units.filter(({ rank }) => rank !== null)).toHaveLength(10)
  close()
}, 60_000)
