// The contracts that a body bought: how many, the first of them, and where all are.
import { type Html, html, nothing } from '../../../base/html.ts'
import type { Body } from '../../document/body.ts'
import type { View } from '../../route.ts'
import { processTable } from '../process-table.ts'

const contractsShown = 10

export function contracts(view: View, { id, processes }: Body): Html {
  const { edition, locale, isStatic, link } = view
  if (processes === 0) return nothing
  const { rows } = edition.list('process', {
    where: { buyer: id },
    sort: 'end',
    isDescending: true,
    limit: contractsShown,
  })
  const name = locale.say('body.processes')
  const all = locale.say('body.processesListed', { count: processes })
  return html`<h2 id="contracts">${name}</h2>
<p>${isStatic || rows.length === 0 ? all : html`<a href="${link(`contracts.html?buyer=${encodeURIComponent(id)}`)}">${all}</a>`}</p>
${rows.length === 0 ? nothing : processTable(view, rows, name, undefined, true)}`
}
