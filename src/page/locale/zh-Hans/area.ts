// The pages of areas.
import type en from '../en/area.ts'

export default {
  title: '你所在的地方：承诺了什么，签了什么合同',
  short: '地区',
  about: '按地点列出写明地点的承诺与合同。未写明地点的不在此列，即使与所有人有关。',
  area: '地区',
  code: '代码',
  none: '本记录中没有写明地点的条目。',
  list: '按名称排列的地区',
  one: '地区：{name}',
  mapLabel: '地图：{title}。{shapes} 个地区中有 {held} 个有在案条目；下方列表以文字列出同样内容。',
  mapCaption: '{title}。有在案条目的地区以色块标出并可点开；颜色不表示数量多少。',
  held: '{count, plural, other {# 项承诺事项}}',
  heldNothing: '无在案条目',
} satisfies Record<keyof typeof en, string>
