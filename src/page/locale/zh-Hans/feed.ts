// The feeds of changes.
import type en from '../en/feed.ts'

export default {
  title: 'Kept：{title}',
  everything: '{operator}记录的变更',
  entry: '{event}：{subject}',
} satisfies Record<keyof typeof en, string>
