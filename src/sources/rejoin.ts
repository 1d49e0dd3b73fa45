// Puts the first item of a stream that was looked at back in front of the rest.

/** Yields `first` and then the rest, which is closed when the reader stops early. */
export async function* rejoin<Item>(first: Item, rest: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    yield first
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}
