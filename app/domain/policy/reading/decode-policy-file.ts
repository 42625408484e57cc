const utf8Mark = [0xef, 0xbb, 0xbf];
const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/**
 * The text of a policy's file: by its byte order mark, else UTF-8, else what it declares itself
 * (`<meta charset>`), else Windows-1252, which holds Latin-1 as browsers read it (Encoding standard).
 */
export function decodePolicyFile(bytes: Uint8Array): string {
  if (startsWith(bytes, utf8Mark)) return new TextDecoder("utf-8").decode(bytes);
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  return (
    tryDecode("utf-8", bytes) ??
    tryDecode(declaredCharset(bytes), bytes) ??
    new TextDecoder("windows-1252").decode(bytes)
  );
}

function declaredCharset(bytes: Uint8Array): string {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2_048));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1] ?? "windows-1252";
}

function tryDecode(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
