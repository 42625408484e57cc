import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import { signingKeyId } from "../../domain/evidence/chain.ts";

/** What stands before the 32 raw bytes of an Ed25519 key (RFC 8410). */
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Signs checkpoints. */
export type EvidenceSigner = {
  readonly keyId: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Signature over the text's UTF-8 bytes, 64 bytes. */
  readonly sign: (text: string) => Uint8Array<ArrayBuffer>;
};

/** SHA-256 of a text in hex. */
export const sha256: (text: string) => string = (text) => hash("sha256", text, "hex");

/** The signer whose private key is these 32 bytes. */
export function createSigner(seed: Uint8Array): EvidenceSigner {
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: "der",
    type: "pkcs8",
  });
  const whole = createPublicKey(key).export({ format: "der", type: "spki" });
  const publicKey = Uint8Array.from(whole.subarray(publicPrefix.length));
  return {
    keyId: signingKeyId(sha256, Buffer.from(publicKey).toString("hex")),
    publicKey,
    sign: (text) => Uint8Array.from(sign(null, Buffer.from(text), key)),
  };
}

/** Whether a signature (hex) over the text was made with the private half of the key (hex). */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), toKey(publicKey), Buffer.from(signature, "hex"));
}

const known = new Map<string, KeyObject>();

function toKey(publicKey: string): KeyObject {
  let key = known.get(publicKey);
  if (key === undefined) {
    const bytes = Buffer.from(publicKey, "hex");
    key = createPublicKey({
      key: Buffer.concat([publicPrefix, bytes]),
      format: "der",
      type: "spki",
    });
    known.set(publicKey, key);
  }
  return key;
}
