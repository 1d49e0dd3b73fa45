// Pages that stand where nothing can be shown.
import type en from '../en/error.ts'

export default {
  title400: '无法理解这个请求',
  remedy400:
    '网址中有一部分不正确：日期不存在、页码超出可能的范围，或含有不应出现的字符。日期格式为 YYYY-MM-DD，且不得晚于本版数据的日期。',
  title404: '此网址下没有内容',
  remedy404: '可能是网址有误，也可能本记录从未收录过该内容。凡收录过的内容，都会一直保留。',
  title405: '这些页面仅供阅读',
  remedy405: '不能向其提交任何内容。',
  title414: '网址过长',
  remedy414: '请减少一次查询的内容。',
  title500: '本站出现故障',
  remedy500: '这是本站自身的问题，与您的请求无关。',
  title503: '该日期的数据仍在计算',
  remedy503: '目前有多位读者同时查询其他日期的数据，请稍候几秒再试。',
  front: '返回总览',
  search: '搜索本记录',
} satisfies Record<keyof typeof en, string>
