// Lists: filters, order, how many.
import type en from '../en/list.ts'

export default {
  filter: '筛选',
  apply: '显示',
  clear: '清除筛选',
  all: '全部',
  filtersNotHere: '这是静态版本，列表无法在此筛选或排序；可在“数据”页下载各表。',
  filtersRunAt: '筛选和排序请前往 {address}。',
  nothing: '没有符合条件的结果。',
  broken: '无法理解此查询',
  brokenAbout: '网址中的筛选条件、排序或页码不适用于此列表。',
  brokenBack: '返回完整列表',
} satisfies Record<keyof typeof en, string>
