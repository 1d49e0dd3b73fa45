// Gathers the topics of an edition from its commitments as they are read.
import type { Commitment } from '../document/commitment.ts'
import type { Topic } from '../document/topic.ts'
import { type Gathered, gatherUnder } from './gather.ts'

export type Topics = {
  readonly add: (commitment: Commitment) => void
  readonly read: () => Iterable<Topic>
}

/** Counts what the commitments' own documents say, so that a topic's page and the lists filtered by it agree. */
export function gatherTopics(): Topics {
  const topics = new Map<string, Gathered>()
  return {
    add(commitment) {
      for (const topic of new Set(commitment.topics)) gatherUnder(topics, topic).add(commitment)
    },
    *read() {
      for (const [id, own] of [...topics].sort(([a], [b]) => (a < b ? -1 : 1))) {
        yield { id, name: id, counts: own.counts(), bodies: own.bodies() }
      }
    },
  }
}
