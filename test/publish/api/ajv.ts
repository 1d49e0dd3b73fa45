// Checks answers against the schemas of an OpenAPI document.
import { createRequire } from 'node:module'

export type Ajv = { readonly getSchema: (ref: string) => ((data: unknown) => boolean) & { readonly errors: unknown } }

/** The JSON Schema validator that the OpenAPI validator itself is built on, with the OpenAPI document as `openapi`. */
export function ajvOf(document: object): Ajv {
  const load = createRequire(createRequire(import.meta.url).resolve('@seriousme/openapi-schema-validator'))
  const { Ajv2020 } = load('ajv/dist/2020.js') as {
    Ajv2020: new (options: object) => Ajv & { addSchema: (schema: object, key: string) => void }
  }
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'openapi')
  return ajv
}
