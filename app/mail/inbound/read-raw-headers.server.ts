/** A header field as it stands in the message. */
export interface RawHeader {
  /** Lower-cased. */
  readonly name: string;
  /** Unfolded. */
  readonly value: string;
}

const maxHeaderBytes = 256 * 1024;

/** The header fields of a raw message from top to bottom, not decoded (RFC 5322, section 2.2). */
export function readRawHeaders(raw: Uint8Array): readonly RawHeader[] {
  const text = Buffer.from(raw.subarray(0, maxHeaderBytes)).toString("latin1");
  const [head = ""] = text.split(/\r?\n\r?\n/u, 1);
  return head
    .replace(/\r?\n[ \t]+/gu, " ")
    .split(/\r?\n/u)
    .flatMap((line) => {
      const end = line.indexOf(":");
      return end < 1
        ? []
        : [{ name: line.slice(0, end).trim().toLowerCase(), value: line.slice(end + 1).trim() }];
    });
}
