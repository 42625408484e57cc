import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** A symmetric key with the name that is written into what it seals. */
export type SealKey = {
  /** Up to 255 bytes of UTF-8. */
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
};

/** What was sealed: bytes with their own buffer, as the database wants them. */
export type Sealed = Uint8Array<ArrayBuffer>;

/** Thrown when something cannot be opened: changed, under another key, or taken from elsewhere. */
export class SealError extends Error {
  override readonly name = "SealError";
}

export type SealParams = {
  readonly key: SealKey;
  /** Where it is kept (`table:column:id`); it opens nowhere else. */
  readonly context: string;
};

/** A random key of the right size. */
export function createKeyBytes(): Uint8Array {
  return randomBytes(keyBytes);
}

/**
 * Seals with AES-256-GCM. Layout: version (1 byte), length of the key's id (1),
 * the id, nonce (12), ciphertext, tag (16). The header and the context are
 * authenticated, so bytes moved to another row do not open.
 */
export function seal(params: SealParams, plain: Uint8Array): Sealed {
  const header = headerOf(params.key.id);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", params.key.bytes, nonce);
  cipher.setAAD(associatedData(header, params.context));
  const parts = [header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return join(parts);
}

/** Opens what `seal` made with the same key and context; throws `SealError` otherwise. */
export function open(params: SealParams, sealed: Uint8Array): Sealed {
  const header = headerOf(params.key.id);
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const body = header.length + nonceBytes;
  if (bytes.length < body + tagBytes || !bytes.subarray(0, header.length).equals(header)) {
    throw new SealError(`not sealed under the key ${params.key.id} (${params.context})`);
  }
  const nonce = bytes.subarray(header.length, body);
  const decipher = createDecipheriv("aes-256-gcm", params.key.bytes, nonce);
  decipher.setAAD(associatedData(header, params.context));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    const plain = decipher.update(bytes.subarray(body, bytes.length - tagBytes));
    return join([plain, decipher.final()]);
  } catch (cause) {
    throw new SealError(`does not open as ${params.context}`, { cause });
  }
}

/** The id of the key something was sealed under; undefined when it is not sealed at all. */
export function keyIdOf(sealed: Uint8Array): string | undefined {
  const length = sealed[1];
  if (sealed[0] !== version || length === undefined) return undefined;
  return Buffer.from(sealed.subarray(2, 2 + length)).toString("utf8");
}

/** In a buffer of its own: `Buffer.concat` takes small ones from a shared pool. */
function join(parts: readonly Uint8Array[]): Sealed {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function headerOf(keyId: string): Buffer {
  const id = Buffer.from(keyId, "utf8");
  if (id.length > 255) throw new SealError("a key's id must be 255 bytes or shorter");
  return Buffer.concat([Buffer.from([version, id.length]), id]);
}

function associatedData(header: Buffer, context: string): Buffer {
  return Buffer.concat([header, Buffer.from(context, "utf8")]);
}
