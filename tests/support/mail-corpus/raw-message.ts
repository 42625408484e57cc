/**
 * Writes messages as mail programs put them on the wire (RFC 5322, 2045, 2047), in the encodings that
 * still arrive: a composing library would write them all alike, and well.
 */

export const charsets = ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-2"] as const;
export type Charset = (typeof charsets)[number];
export type TransferEncoding = "quoted-printable" | "base64" | "8bit";

export interface Encoding {
  readonly charset: Charset;
  readonly transfer: TransferEncoding;
}

export interface RawMessage {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly encoding: Encoding;
  readonly boundary: string;
}

const tables = new Map<Charset, ReadonlyMap<string, number>>();

function tableOf(charset: Charset): ReadonlyMap<string, number> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  tables.set(charset, table);
  return table;
}

/** The bytes of a text in a charset, or undefined where the charset lacks one of its characters. */
export function encodeIn(charset: Charset, text: string): Buffer | undefined {
  if (charset === "utf-8") return Buffer.from(text, "utf8");
  const table = tableOf(charset);
  const bytes: number[] = [];
  for (const character of text) {
    const byte = table.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

const isPlain = (byte: number): boolean => byte >= 32 && byte <= 126 && byte !== 61;

function quotedPrintableLine(line: Buffer): string {
  const rows: string[] = [];
  let row = "";
  for (const [index, byte] of line.entries()) {
    const isLast = index === line.length - 1;
    const isTrailingBlank = isLast && byte === 32;
    const piece =
      isPlain(byte) && !isTrailingBlank
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    if (row.length + piece.length > 75) {
      rows.push(`${row}=`);
      row = "";
    }
    row += piece;
  }
  return [...rows, row].join("\r\n");
}

function toTransfer(bytes: Buffer, transfer: TransferEncoding): Buffer {
  if (transfer === "8bit") return bytes;
  if (transfer === "base64") {
    return Buffer.from(bytes.toString("base64").replace(/.{76}/gu, "$&\r\n"), "latin1");
  }
  const lines = bytes.toString("latin1").split("\r\n");
  return Buffer.from(
    lines.map((line) => quotedPrintableLine(Buffer.from(line, "latin1"))).join("\r\n"),
    "latin1",
  );
}

/** One RFC 2047 word per 30 characters: longer ones are against the standard, and some cut letters. */
export function encodeHeader(text: string): string {
  if (/^[\x20-\x7e]*$/u.test(text)) return text;
  // Whole characters: a surrogate pair is never cut.
  const pieces = text.match(/.{1,30}/gsu) ?? [];
  return pieces
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece, "utf8").toString("base64")}?=`)
    .join("\r\n ");
}

const crlf = (text: string): string => text.replaceAll(/\r?\n/gu, "\r\n");

function part(type: string, text: string, encoding: Encoding): Buffer {
  const flat = crlf(text);
  const bytes = encodeIn(encoding.charset, flat);
  const charset = bytes === undefined ? "utf-8" : encoding.charset;
  const head = `Content-Type: ${type}; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding.transfer}\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(head, "latin1"),
    toTransfer(bytes ?? Buffer.from(flat, "utf8"), encoding.transfer),
  ]);
}

function body(message: RawMessage): Buffer {
  const parts: Buffer[] = [];
  if (message.text !== undefined) parts.push(part("text/plain", message.text, message.encoding));
  if (message.html !== undefined) parts.push(part("text/html", message.html, message.encoding));
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const open = Buffer.from(
    `Content-Type: multipart/alternative; boundary="${message.boundary}"\r\n\r\n`,
    "latin1",
  );
  const line = Buffer.from(`--${message.boundary}\r\n`, "latin1");
  const end = Buffer.from(`--${message.boundary}--\r\n`, "latin1");
  const breakLine = Buffer.from("\r\n", "latin1");
  return Buffer.concat([open, ...parts.flatMap((one) => [line, one, breakLine]), end]);
}

/** The header lines, without the empty line that ends them. */
export function headerLines(headers: RawMessage["headers"]): string {
  return headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
}

/** A whole message; a part its charset cannot write falls back to UTF-8, as mail programs do. */
export function rawMessage(message: RawMessage): Buffer {
  const head = `${headerLines(message.headers)}MIME-Version: 1.0\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), body(message), Buffer.from("\r\n", "latin1")]);
}
