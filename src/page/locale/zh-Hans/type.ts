// The pages of types of pledge.
import type en from '../en/type.ts'

export default {
  title: '承诺类型',
  about: '承诺采取行动与承诺达成结果，兑现的方式并不相同。因此各类型并列展示，不作排名。',
  type: '类型',
  none: '本记录没有承诺。',
  list: '承诺类型',
  one: '承诺类型：{name}',
} satisfies Record<keyof typeof en, string>
