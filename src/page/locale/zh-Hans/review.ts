// Reviews of claims as structured data.
import type en from '../en/review.ts'

export default {
  contested: '{level}（编码员判读不一）',
} satisfies Record<keyof typeof en, string>
