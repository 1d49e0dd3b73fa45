// The pages of topics.
import type en from '../en/topic.ts'

export default {
  title: '主题',
  about: '按主题列出承诺与合同。主题一律照来源原样列出，未经合并或翻译。',
  topic: '主题',
  none: '本记录的来源均未提供主题。',
  list: '按名称排列的主题',
  one: '主题：{name}',
  types: '改按承诺类型查看',
} satisfies Record<keyof typeof en, string>
