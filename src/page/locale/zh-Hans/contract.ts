// The lists of contracting processes.
import type en from '../en/contract.ts'

export default {
  title: '合同',
  about: '批量数据中的采购项目，每行一项。全部项目及所有字段可在{downloads}中以 Parquet 格式获取。',
  downloads: '数据下载',
  list: '采购项目，第 {page} 页',
  count: '{count, plural, =0 {没有符合条件的采购项目} other {共 # 个采购项目}}',
  none: '没有符合条件的采购项目。',
  process: '项目',
  buyer: '采购方',
  supplier: '供应商',
  suppliers: '供应商',
  source: '来源',
  flag: '提示',
  unnamed: '{count, plural, other {另有 # 个未列名}}',
  end: '完成日期：最初承诺与最新',
  value: '金额：最初与最新',
  notStated: '未注明',
  onTime: '按期',
  endHeld: '期限未延',
  onBudget: '未超预算',
  yes: '是',
  no: '否',
  notJudgeable: '无法判定：{reason}',
  flags: '提示',
  judgeableWhy: '数据不足以判定的项目会说明原因；这计入公开程度，不计入期限或预算。',
} satisfies Record<keyof typeof en, string>
