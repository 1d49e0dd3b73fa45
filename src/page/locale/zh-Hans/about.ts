// The page about the record and its limits.
import type en from '../en/about.ts'

export default {
  title: '关于本记录',
} satisfies Record<keyof typeof en, string>
