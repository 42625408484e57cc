/** Longest line a log or receipt has; more is no line of ours, and is not kept in memory. */
const longestLine = 1_000_000;

/** One line without its newline; undefined when its bytes are not UTF-8 or too many. */
export type TextLine = string | undefined;

const newline = 0x0a;

/**
 * Splits bytes into lines at newlines alone (not at carriage returns or other breaks, which would
 * hide a changed byte). What stands after the last newline is a line too, marked as unended.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly TextLine[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest: readonly Uint8Array[] = [];
  for await (const chunk of chunks) {
    const lines: TextLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      lines.push(decode(decoder, [...rest, chunk.subarray(from, at)]));
      rest = [];
      from = at + 1;
    }
    rest = withinLimit([...rest, chunk.subarray(from)]);
    if (lines.length > 0) yield lines;
  }
  // A whole file ends with a newline; the line that does not is no line of it.
  if (lengthOf(rest) > 0) yield [undefined];
}

function decode(decoder: TextDecoder, parts: readonly Uint8Array[]): TextLine {
  const length = lengthOf(parts);
  if (length > longestLine) return undefined;
  try {
    const [only] = parts;
    return parts.length === 1 && only !== undefined
      ? decoder.decode(only)
      : decoder.decode(join(parts, length));
  } catch {
    return undefined;
  }
}

/** A line that is too long already needs no more bytes to be so. */
function withinLimit(parts: readonly Uint8Array[]): readonly Uint8Array[] {
  return lengthOf(parts) > longestLine ? [new Uint8Array(longestLine + 1)] : parts;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
