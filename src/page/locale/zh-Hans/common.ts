// What many pages say.
import type en from '../en/common.ts'

export default {
  years: '{years} 年',
  days: '{count, plural, other {# 天}}',
  siteName: 'Kept',
  exampleRecord: '这是示例记录，只展示 Kept 的工作方式，并非对任何机构的真实评价。',
  pages: '列表分页',
  previousPage: '上一页',
  nextPage: '下一页',
  pageOf: '第 {page} 页，共 {pages} 页',
  chartData: '图表数据',
  skip: '跳到正文',
} satisfies Record<keyof typeof en, string>
