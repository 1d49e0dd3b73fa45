// Bodies, posts and who held them as Popolo. People stand only as the holders of posts, by name: there is no list of persons.
import type { Texts } from '../../page/locale.ts'
import { webAddress } from '../absolute.ts'
import type { Body } from '../document/body.ts'
import { licencesOf } from '../rest/envelope.ts'
import { defineFile, type View } from '../route.ts'

export default defineFile({
  path: 'popolo.json',
  languages: 'one',
  mediaType: 'application/json; charset=utf-8',
  file(view) {
    const { edition, linkRoot } = view
    const bodies = [...edition.ids('body')].map((id) => edition.get('body', id)!)
    const popolo = {
      edition: linkRoot('edition.json'),
      licences: licencesOf(edition),
      organizations: bodies.map((body) => organizationOf(view, body)),
      posts: bodies.flatMap((body) => postsOf(view, body)),
      memberships: bodies.flatMap((body) => membershipsOf(view, body)),
    }
    return `${JSON.stringify(popolo, null, 2)}\n`
  },
})

function organizationOf(view: View, { id, name, bodyType, identifiers, parent, url }: Body) {
  const link = webAddress(url)
  return {
    id,
    ...named(view, name),
    identifiers: identifiers.map(({ scheme, id: identifier }) => ({ scheme, identifier })),
    classification: bodyType,
    ...(parent === null ? {} : { parent_id: parent.id }),
    links: link === null ? [] : [{ url: link }],
  }
}

function postsOf({ locale }: View, { id: organization, posts }: Body) {
  return posts.map(({ post, name }) => {
    const label = locale.pick(name).text
    const others = Object.values(name).filter((text) => text !== label)
    return {
      id: post,
      label,
      ...(others.length > 0 ? { other_label: others.join('; ') } : {}),
      organization_id: organization,
    }
  })
}

// A tenure whose holder is not known or was erased is left out: a membership without its member says nothing.
function membershipsOf({ locale }: View, { id: organization, posts }: Body) {
  return posts.flatMap(({ post, name, tenures }) =>
    tenures.flatMap(({ tenure, holder, start, end }) => {
      if (holder === null) return []
      const dates = { ...(start === null ? {} : { start_date: start }), ...(end === null ? {} : { end_date: end }) }
      const { text: label } = locale.pick(name)
      return [{ id: tenure, label, person: { name: holder }, organization_id: organization, post_id: post, ...dates }]
    }),
  )
}

function named({ locale }: View, name: Texts) {
  const chosen = locale.pick(name)
  const others = Object.entries(name).filter(([language]) => language !== chosen.language)
  return {
    name: chosen.text,
    other_names: others.map(([language, text]) => ({ name: text, note: language })),
  }
}
