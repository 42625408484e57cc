import type { Escape, Output } from "./escape-forms.ts";

/** Words of a mail's headers are 75 characters long; some programs write longer ones. */
const longestWord = 2000;
/** Bytes one escape takes and gives at most. */
export const longestEscape = 2 * longestWord;

const word = /^=\?([\w.:-]{2,40})(?:\*[\w-]{1,20})?\?([bBqQ])\?([^?\s]{0,1900})\?=/u;

/**
 * RFC 2047: `=?utf-8?Q?=C3=85sa_Ek?=`, or with `B` in base64. What lies between
 * two of them is only there to part them, so a text cut anywhere is whole again.
 */
export const mimeWord: Escape = {
  form: "mime-word",
  lead: "=".charCodeAt(0),
  read: (bytes, at, out) => {
    if (bytes[at + 1] !== questionMark) return 0;
    const text = bytes.toString("latin1", at, Math.min(at + longestWord, bytes.length));
    const match = word.exec(text);
    if (match === null) return 0;
    const [whole, charset = "", kind = "", content = ""] = match;
    const isBase64 = kind.toLowerCase() === "b";
    put(out, charset, isBase64 ? Buffer.from(content, "base64") : readQ(content));
    const gap = /^\s{1,80}(?==\?)/u.exec(text.slice(whole.length));
    return whole.length + (gap?.[0].length ?? 0);
  },
};

const questionMark = "?".charCodeAt(0);

function readQ(content: string): Buffer {
  const text = content
    .replaceAll("_", " ")
    .replaceAll(/=([\da-fA-F]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}

/** In UTF-8. Bytes that are in it stay as they are: a character may be cut between two words. */
function put(out: Output, charset: string, bytes: Buffer): void {
  const room = out.bytes.length - out.length;
  const text = /^(?:utf-?8|us-ascii)$/iu.test(charset) ? bytes : decode(charset, bytes);
  out.length += text.copy(out.bytes, out.length, 0, room);
}

function decode(charset: string, bytes: Buffer): Buffer {
  try {
    return Buffer.from(new TextDecoder(charset).decode(bytes), "utf8");
  } catch {
    return bytes;
  }
}
