// Reads base64 strictly: one text for one sequence of bytes.

/**
 * Decodes standard base64 with padding (RFC 4648, section 4); undefined for anything else. Node's own decoder skips
 * foreign characters, takes the URL alphabet and ignores stray bits, so the bytes are encoded again and compared.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}
