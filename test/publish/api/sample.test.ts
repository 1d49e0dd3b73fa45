// Every answer over the sample record, with its hostile text and erased fields, is as the OpenAPI document describes it.
import { expect, it } from 'vitest'
import { makeApi } from '../../../src/publish/make-api.ts'
import { answerName } from '../../../src/publish/rest/open-api.ts'
import { loadEndpoints } from '../../../src/publish/rest/resource.ts'
import { sharedEdition } from '../sample-record.ts'
import { ajvOf } from './ajv.ts'

type Row = { readonly id?: string; readonly league?: string }
type Listed = { readonly data: readonly Row[]; readonly next: string | null; readonly total: number | null }

it('answers as its document says, list by list and one by one', async () => {
  const { edition, close } = await sharedEdition({ contracts: true })
  const api = await makeApi(async () => edition)
  const get = async (path: string) => {
    const response = await api.request(`/api/v1/${path}`)
    expect([path, response.status]).toEqual([path, 200])
    return (await response.json()) as Listed
  }
  const ajv = ajvOf(await get('openapi.json'))
  const endpoints = await loadEndpoints()
  const empty: string[] = []
  for (const endpoint of endpoints) {
    const validate = ajv.getSchema(`openapi#/components/schemas/${answerName(endpoint)}`)!
    const check = async (path: string) => {
      const answer = await get(path)
      expect([path, validate(answer), validate.errors]).toEqual([path, true, null])
      return answer
    }
    if (endpoint.isList && endpoint.isSearch !== true) {
      let seen = 0
      let answer = await check(`${endpoint.path}?limit=7`)
      for (;;) {
        seen += answer.data.length
        if (answer.next === null) break
        answer = await check(`${endpoint.path}?limit=7&after=${answer.next}`)
      }
      if (seen === 0) empty.push(endpoint.name)
      if (answer.total !== null) expect([endpoint.name, seen]).toEqual([endpoint.name, answer.total])
    } else if (endpoint.path.includes('{id}')) {
      const list = await get(`${endpoint.path.replace('/{id}', '')}?limit=40`)
      for (const { id, league } of list.data)
        await check(endpoint.path.replace('{id}', encodeURIComponent(id ?? league ?? '')))
    } else await check(endpoint.isSearch === true ? `${endpoint.path}?q=homes` : endpoint.path)
  }
  expect(empty).toEqual([])
  close()
})
