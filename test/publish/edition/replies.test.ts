// Replies of a body name the commitment they speak of, and stay out where what they answer does.
import { expect, test } from 'vitest'
import { readReplies } from '../../../src/publish/edition/body-reply.ts'
import { body, due, finding, pledge, stream } from '../../engine/stream.ts'

test('a reply to a finding or to a notice names the commitment, and shows publicly with the finding alone', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('pledge', pledge('src/p', { due: due('2021') }), '2020-01-01')
  log.add('pledge', pledge('src/q', { due: due('2021') }), '2020-01-01')
  const found = log.add('finding', finding('src/p', { fulfilment: 'partly' }), '2024-01-01', '2023-12-01')
  const other = log.add('finding', finding('src/q', { fulfilment: 'partly' }), '2024-01-01', '2023-12-01')
  const told = { body: 'b/1' as never, channel: 'letter', sentAt: '2024-01-02T12:00:00Z', windowDays: 14 }
  const one = log.add('notice', { ...told, findings: [found] as never }, '2024-01-02')
  const both = log.add('notice', { ...told, findings: [found, other] as never }, '2024-01-02')
  for (const [i, to] of [found, one, both].entries()) {
    log.add('reply', { to: to as never, body: 'b/1' as never, text: `Reply ${i}`, language: 'en' }, `2024-01-0${3 + i}`)
  }
  const asked = await log.ask({ knownAt: '2024-01-10T00:00:00Z', public: { noticeWindowDays: 14 } })
  const named = (id: string) => ({ id, name: { en: id } })
  const read = async () => (await readReplies({ database: asked.database } as never, named))('b/1')
  expect(await read()).toEqual([])
  await asked.again({ knownAt: '2024-03-01T00:00:00Z' })
  const about = { id: 'src/p', name: { en: 'Wording of src/p' } }
  expect((await read()).map(({ text, commitment }) => [text, commitment])).toEqual([
    ['Reply 2', null],
    ['Reply 1', about],
    ['Reply 0', about],
  ])
  await asked.again({ knownAt: '2024-01-10T00:00:00Z', public: undefined })
  expect((await read()).length).toBe(3)
  asked.close()
})
