import { z } from "zod";

/** How long a key-encryption key is. */
export const KEY_BYTES = 32;

/** A key-encryption key as it stands in the key file. */
export type KeyFileEntry = {
  readonly bytes: Uint8Array;
  /** Null in a file that holds nothing but the key. */
  readonly createdAt: Date | null;
  /** From then on nothing was wrapped by it any more; null while it may still be needed. */
  readonly replacedAt: Date | null;
};

/** What a key file holds, the key that wraps first; one key, or two while one replaces the other. */
export type KeyFile = {
  /** `plain`: base64 and nothing else, as an operator wrote it. */
  readonly form: "plain" | "list";
  readonly keys: readonly [KeyFileEntry, ...KeyFileEntry[]];
};

/** A key-encryption key: 32 bytes, written in base64. */
export const keySchema = z
  .string()
  .trim()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === KEY_BYTES, { error: "must be 32 bytes in base64" });

const entrySchema = z
  .object({
    key: keySchema,
    createdAt: z.iso.datetime().pipe(z.coerce.date()),
    replacedAt: z.iso.datetime().pipe(z.coerce.date()).optional(),
  })
  .transform(({ key, createdAt, replacedAt }): KeyFileEntry => {
    return { bytes: key, createdAt, replacedAt: replacedAt ?? null };
  });

const listSchema = z.object({
  keys: z
    .tuple([entrySchema])
    .rest(entrySchema)
    .refine((keys) => keys.length <= 2),
});

/** Reads a key file: JSON with one or two keys, or one key in plain base64. Undefined when it is neither. */
export function parseKeyFile(text: string): KeyFile | undefined {
  const plain = keySchema.safeParse(text);
  if (plain.success && !text.trimStart().startsWith("{")) {
    const only = { bytes: plain.data, createdAt: null, replacedAt: null };
    return { form: "plain", keys: [only] };
  }
  const list = listSchema.safeParse(parseJson(text));
  return list.success ? { form: "list", keys: list.data.keys } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The list's written form. `nameOf` gives each key's name, for people who read the file. */
export function writeKeyFile(
  keys: readonly KeyFileEntry[],
  nameOf: (bytes: Uint8Array) => string,
): string {
  const list = keys.map(({ bytes, createdAt, replacedAt }) => ({
    id: nameOf(bytes),
    key: Buffer.from(bytes).toString("base64"),
    createdAt: (createdAt ?? new Date(0)).toISOString(),
    ...(replacedAt === null ? {} : { replacedAt: replacedAt.toISOString() }),
  }));
  return `${JSON.stringify({ keys: list }, null, 2)}\n`;
}
