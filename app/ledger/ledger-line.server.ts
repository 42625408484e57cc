import { createHash } from "node:crypto";
import { z } from "zod";

export const ledgerFormat = "lagom-erasure-ledger-1";

/** Thrown when the ledger cannot be trusted. The app does not start on it; the message says what to do. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
}

const hex = z.string().regex(/^[0-9a-f]{64}$/u);
const chained = { n: z.number().int().nonnegative(), at: z.iso.datetime(), prev: hex, hash: hex };

const headerSchema = z.strictObject({
  ...chained,
  kind: z.literal("header"),
  format: z.literal(ledgerFormat),
  /** A mark of nothing: tells whether the marks are made with the key at hand. */
  keyCheck: hex,
});

const markSchema = z.strictObject({
  ...chained,
  /** `left` and `returned`: opt-outs as they came in, and ones that were lifted, each batch by its first proof. */
  kind: z.enum(["erasure-begun", "erasure-completed", "installation-removed", "left", "returned"]),
  installation: hex,
  person: hex.nullable(),
  request: hex.nullable(),
  /** Of a begun erasure: which plan it is begun with. */
  plan: hex.nullable(),
  suppressions: z.array(z.string().regex(/^[0-9a-f]+$/u)),
  /** What a law keeps longer, sealed; null where nothing is kept. */
  keepings: z.string().nullable(),
});

const lineSchema = z.discriminatedUnion("kind", [headerSchema, markSchema]);

/** A line as it stands in the file. Everything that names somebody is an HMAC, or sealed. */
export type LedgerLine = z.infer<typeof lineSchema>;
export type LedgerMark = z.infer<typeof markSchema>;

type Unchained<Line> = Line extends unknown ? Omit<Line, "n" | "prev" | "hash"> : never;
/** A line that has no place in the chain yet. */
export type NewLedgerLine = Unchained<LedgerLine>;

/** Where the next line goes. */
export type LedgerHead = { readonly position: number; readonly hash: string };

/** Before the header. */
export const emptyHead: LedgerHead = { position: -1, hash: "0".repeat(64) };

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Puts a line behind the head; answers its text without the line's end, and the new head. */
export function chain(
  head: LedgerHead,
  line: NewLedgerLine,
): { readonly text: string; readonly head: LedgerHead } {
  const position = head.position + 1;
  const bare = JSON.stringify({ n: position, ...line, prev: head.hash });
  const hash = hashOf(bare);
  return { text: `${bare.slice(0, -1)},"hash":"${hash}"}`, head: { position, hash } };
}

/**
 * Reads a line and checks its own hash. Undefined when it is not a line of the
 * ledger, or not the one that was written.
 */
export function readLine(text: string): LedgerLine | undefined {
  const cut = text.lastIndexOf(',"hash":"');
  const parsed = lineSchema.safeParse(parseJson(text));
  if (!parsed.success || cut === -1) return undefined;
  return hashOf(`${text.slice(0, cut)}}`) === parsed.data.hash ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The head after this line; throws where the line does not follow. */
export function follow(head: LedgerHead, text: string): LedgerHead & { readonly line: LedgerLine } {
  const line = readLine(text);
  const position = head.position + 1;
  if (line === undefined || line.n !== position || line.prev !== head.hash) {
    throw new LedgerError(
      `The erasure ledger is broken in line ${String(position + 1)}. Put back the last good copy ` +
        "of the file, or move it away: what the database knows of it is then written anew.",
    );
  }
  return { position, hash: line.hash, line };
}
