// Fills the {names} of a message's wording.

/** Replaces each `{name}` by its parameter; a name without one is left as it stands, so that a slip shows. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(value)
  })
}
