// Stands for node:crypto in the two files that encrypt, so that the same code runs without a cipher.
import { randomBytes } from "node:crypto";

const tagBytes = 16;

type IdentityCipher = {
  readonly setAAD: (data: Uint8Array) => void;
  readonly setAuthTag: (tag: Uint8Array) => void;
  readonly update: (bytes: Uint8Array) => Buffer;
  readonly final: () => Buffer;
  readonly getAuthTag: () => Buffer;
};

const bufferOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function createIdentity(): IdentityCipher {
  return {
    setAAD: () => undefined,
    setAuthTag: () => undefined,
    update: bufferOf,
    final: () => Buffer.alloc(0),
    getAuthTag: () => Buffer.alloc(tagBytes),
  };
}

export const createCipheriv = createIdentity;
export const createDecipheriv = createIdentity;
export { randomBytes };
