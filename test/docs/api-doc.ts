// docs/api.md, from the API's own endpoints, parameters, problems and shapes.
import { loadLocale } from '../../src/page/locale.ts'
import { openApi } from '../../src/publish/rest/open-api.ts'
import { problemKinds } from '../../src/publish/rest/problem.ts'
import { loadEndpoints } from '../../src/publish/rest/resource.ts'
import { fieldsOf, type Piece, typeOf } from '../../src/publish/rest/schema-words.ts'

/** `intro` is what stands above what is made. */
export async function apiDoc(intro: string): Promise<string> {
  const { find } = await loadLocale('en')
  const document = openApi(await loadEndpoints(), find)
  const { schemas } = document.components
  const parts = [intro.trimEnd(), '## Addresses']
  for (const [path, { get }] of Object.entries(document.paths)) {
    const rows = get.parameters.map(
      ({ name, description, schema }) => `| \`${name}\` | ${cell(typeOf(schema))} | ${description} |`,
    )
    const answer = get.responses[200].content['application/json'].schema
    parts.push(`### \`/api/v1${path}\``, `${get.summary}. Answers with ${cell(typeOf(answer))}.`)
    parts.push(['| parameter | type | meaning |', '|---|---|---|', ...rows].join('\n'))
  }
  const problems = Object.entries(problemKinds).map(
    ([name, status]) => `| \`${name}\` | ${status} | ${find('api', `problem-${name}`)} |`,
  )
  parts.push('## Problems', ['| problem | status | meaning |', '|---|---|---|', ...problems].join('\n'), '## Shapes')
  for (const [name, schema] of Object.entries(schemas)) {
    const rows = fieldsOf(schema).map(({ field, type }) => `| \`${field}\` | ${cell(type)} |`)
    parts.push(`### ${name}`)
    parts.push(rows.length === 0 ? cell(typeOf(schema)) : ['| field | type |', '|---|---|', ...rows].join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function cell(type: readonly Piece[]): string {
  const text = type.map((piece) => (typeof piece === 'string' ? piece : piece.shape)).join('')
  return `\`${text.replaceAll('|', '\\|')}\``
}
