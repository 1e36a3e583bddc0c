// Bytes in an address: deflate-raw by the platform's own streams, and base64url.

/** Most bytes of JSON that a link may unfold to. */
export const MOST_BYTES = 8 * 1024 * 1024;
/** Deflate makes nothing longer by more than a few bytes a block; base64 takes four letters for three bytes. */
export const MOST_LETTERS = Math.ceil((MOST_BYTES * 1.01 * 4) / 3);
/** Arguments of one call. */
const CHUNK = 0x8000;

type Bytes = Uint8Array<ArrayBuffer>;

export class TooLarge extends Error {}

/** Sends bytes through a (de)compressor. Throws TooLarge as soon as more than `most` bytes have come out. */
export async function through(
  stream: GenericTransformStream,
  bytes: Bytes,
  most = Number.POSITIVE_INFINITY,
): Promise<Bytes> {
  const writer: WritableStreamDefaultWriter<Bytes> = stream.writable.getWriter();
  const reader: ReadableStreamDefaultReader<Bytes> = stream.readable.getReader();
  // What is wrong with the bytes is told by the reading side; the writing side would tell it a second time.
  const ignore = () => {};
  writer.write(bytes).catch(ignore);
  writer.close().catch(ignore);
  const parts: Bytes[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      reader.cancel().catch(ignore);
      throw new TooLarge();
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function toBase64Url(bytes: Bytes): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64Url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
