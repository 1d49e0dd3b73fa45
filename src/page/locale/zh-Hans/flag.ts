// The pages of flags.
import type en from '../en/flag.ts'

export default {
  title: '提示',
  caveat: '提示仅为值得查看的模式，绝非指控。',
  caveatWhy:
    '每种提示都可能有无害的解释，其说明页均有列出。提示出现的多少取决于采购内容和数据内容，因此采购方按名称排列，不作排名。',
  flag: '提示',
  family: '考察对象',
  'family-delivery': '合同履行情况',
  'family-reference': '采购过程公告',
  shows: '出现次数',
  bodies: '涉及的采购方',
  notHere: '此处不计算',
  none: '本记录没有可供考察的合同。',
  list: '全部提示',
  often: '出现频率',
  oftenWhy: '采购方按名称排列，并列出考察的采购项目数。基数小时，占比意义不大。',
  oftenNone: '本记录未考察此提示，或从未出现。',
  oftenElsewhere: '此提示考察完整的采购过程公告，本记录不保存其原样；可用“kept flags”对公告文件计算。',
  buyer: '采购方',
  source: '来源',
  looked: '考察数',
  share: '占比',
  method: '考察方法',
  contracts: '出现此提示的合同',
  shownOf: '按名称显示前 {shown} 个，共 {total} 个；其余见数据下载。',
  inEnglish: '以下说明为英文。',
} satisfies Record<keyof typeof en, string>
