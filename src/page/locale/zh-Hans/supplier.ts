// The pages of suppliers that are legal entities.
import type en from '../en/supplier.ts'

export default {
  title: '供应商',
  about: '此处是履约记录，不是评分。只列出有据可证的法人；其他供应商只计数，不保存其任何信息。供应商一律不排名。',
  supplier: '供应商',
  processes: '采购项目',
  source: '来源',
  list: '供应商，第 {page} 页',
  none: '没有符合条件的供应商。',
  count: '{count, plural, other {共 # 个供应商}}，默认按名称排列',
  evidence: '法人身份依据',
  id: '标识',
  record: '履约记录',
  recordWhy: '按与公共机构相同的规则统计其合同的履行情况。延期可能出于采购方，也可能出于供应商。',
  noRecord: '已公布的数据不足以判定其合同，或合同太少。',
  flags: '其合同中的提示',
  debarments: '有效的禁入记录',
  debarmentsWhy: '仅在有效期内显示，且须经人工确认确为该供应商。',
  listName: '名单',
  authority: '主管机关',
  from: '自',
  to: '至',
  noEnd: '未注明截止日',
  contracts: '采购项目',
  all: '全部 {count} 个采购项目',
} satisfies Record<keyof typeof en, string>
