// Words on charts.
import type en from '../en/chart.ts'

export default {
  years: '{years} 年',
  rate: '比率',
  judged: '已判定',
  rank: '名次范围',
  drawn: '图示，0 至 100%',
} satisfies Record<keyof typeof en, string>
