// stub
import type { Row } from './row.ts'
export async function* readXlsx(_bytes: AsyncIterable<Buffer>, _options: unknown): AsyncGenerator<readonly Row[]> {}
