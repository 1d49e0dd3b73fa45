// The list of commitments.
import type en from '../en/commitments.ts'

export default {
  title: '承诺事项',
  titlePage: '承诺事项，第 {page} 页',
  about: '公共机构的承诺以及项目与合同：由谁负责、何时到期、有何认定。排列次序不表示优劣。',
  count: '{count, plural, =0 {没有承诺事项} other {共 # 项}}',
  none: '没有符合条件的承诺事项。可去掉一项筛选，或按其中的词语搜索。',
  'facet-kind': '类别',
  'facet-body': '机构',
  'facet-type': '类型',
  'facet-state': '状态',
  'facet-verdict': '认定',
  'facet-topic': '主题',
  'facet-area': '地区',
  'facet-source': '来源',
  'facet-standing': '认定性质',
  'facet-jurisdiction': '法域',
} satisfies Record<keyof typeof en, string>
