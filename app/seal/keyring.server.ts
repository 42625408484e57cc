import { createHash } from "node:crypto";
import { keyIdOf, open, seal, SealError, type Sealed, type SealKey } from "./envelope.server.ts";

/** Holds the key-encryption keys, which never enter the database. */
export type Keyring = {
  /** Names the key that wraps now; stored beside what it wrapped. */
  readonly primaryId: string;
  /** Names all keys that are held here. */
  readonly ids: readonly string[];
  /** Wraps a data key for storing under its id. */
  readonly wrap: (dataKeyId: string, bytes: Uint8Array) => Sealed;
  /** Unwraps with whichever of our keys wrapped it; throws `SealError` when none did. */
  readonly unwrap: (dataKeyId: string, wrapped: Uint8Array) => Uint8Array;
};

/** A key's name: the start of a hash over it, so that equal keys have one name everywhere. */
function toSealKey(bytes: Uint8Array): SealKey {
  const hash = createHash("sha256").update("lagom key-encryption key\0").update(bytes);
  return { id: `kek-${hash.digest("hex").slice(0, 16)}`, bytes };
}

const contextOf = (dataKeyId: string) => `DataKey:wrappedKey:${dataKeyId}`;

/**
 * `primary` wraps; `previous`, the key before the last rotation, only opens
 * what has not been re-wrapped yet. Both are 32 bytes.
 */
export function createKeyring(keys: {
  readonly primary: Uint8Array;
  readonly previous?: Uint8Array | undefined;
}): Keyring {
  const primary = toSealKey(keys.primary);
  const known = [primary, ...(keys.previous === undefined ? [] : [toSealKey(keys.previous)])];
  return {
    primaryId: primary.id,
    ids: known.map(({ id }) => id),
    wrap: (dataKeyId, bytes) => seal({ key: primary, context: contextOf(dataKeyId) }, bytes),
    unwrap: (dataKeyId, wrapped) => {
      const key = known.find((one) => one.id === keyIdOf(wrapped));
      if (key === undefined) {
        throw new SealError(
          `data key ${dataKeyId} is wrapped by a key-encryption key not held here`,
        );
      }
      return open({ key, context: contextOf(dataKeyId) }, wrapped);
    },
  };
}
