// Search.
import type en from '../en/search.ts'

export default {
  title: '搜索',
  label: '承诺、机构、主题、地点或供应商的词语',
  go: '搜索',
  tooLong: '搜索内容过长，请勿超过 {count} 个字符。',
  tooShort: '请至少输入两个字符。',
  count: '找到 {count} 条，最相近者在前',
  most: '最相近的 {count} 条',
  nothing: '没有与“{question}”相近的记录。',
  tryFewer: '可减少词语，或只输入词语的开头；少许笔误不影响搜索。',
  tryLanguage: '可改用来源的语言：来源发布的内容按其原文搜索。',
  tryLists: '也可浏览{list}、{bodies}或{topics}。',
  static: '这是静态版本，仅由文件组成，无法搜索。',
  serve: '持有本记录者可以自行运行带搜索的服务，在自己的电脑上即可：',
  serveOrigin: '所指的记录为 {origin}；“数据”页说明如何取得其数据表。',
  runsAt: '这是静态版本，仅由文件组成，无法搜索。请前往 {address} 搜索。',
  'kind-body': '机构',
  'kind-topic': '主题',
  'kind-area': '地区',
  'kind-supplier': '供应商',
  'kind-flag': '提示',
} satisfies Record<keyof typeof en, string>
