// Cards and badges for other sites.
import type en from '../en/embed.ts'

export default {
  verdict: '目前状况',
  noRate: '已认定数量过少，不计比率',
  more: '{count, plural, other {其页面另有 # 项数字}}',
  others: '{count, plural, other {另有 # 项认定}}',
  example: '示例 · {value}',
  from: '摘自{operator}的记录，截至 {day}',
} satisfies Record<keyof typeof en, string>
