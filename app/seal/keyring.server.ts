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

/** What is known of a key-encryption key beside its bytes. */
export type HeldKey = {
  readonly id: string;
  /** Null where nobody wrote it down. */
  readonly createdAt: Date | null;
  /** From then on nothing was wrapped by it any more. */
  readonly replacedAt: Date | null;
};

/**
 * A keyring with the keys' lives. Two keys at a time: one wraps, the former opens what is not
 * re-wrapped yet. Another service (a cloud's, a hardware module's) fulfils this port; wrapping
 * is synchronous, so it unlocks its keys beforehand and holds them in memory, as these do.
 */
export type KeyService = Keyring & {
  /** The keys that are held, the one that wraps first. */
  readonly held: () => readonly HeldKey[];
  /** Null where keys are made and dropped by hand, outside this app. */
  readonly changes: KeyChanges | null;
  /** Why nothing may be wrapped now, in words for an operator; null while all is well. */
  readonly fault: () => string | null;
};

export type KeyChanges = {
  /** True where keys may be replaced without being asked to. */
  readonly mayRunByItself: boolean;
  /** What keeps keys from being replaced and dropped here, in words for an operator; null when nothing does. */
  readonly obstacle: () => string | null;
  /** Makes a key that wraps from now on, in every process. Throws when two are held already. */
  readonly create: (at: Date) => Promise<void>;
  /** Notes when the former key was needed for the last time. */
  readonly markReplaced: (id: string, at: Date) => Promise<void>;
  /** Forgets a former key: what it wrapped stays closed for ever, in every copy. */
  readonly retire: (id: string) => Promise<void>;
};

/** A key's name: the start of a hash over it, so that equal keys have one name everywhere. */
export function keyEncryptionKeyId(bytes: Uint8Array): string {
  const hash = createHash("sha256").update("lagom key-encryption key\0").update(bytes);
  return `kek-${hash.digest("hex").slice(0, 16)}`;
}

const toSealKey = (bytes: Uint8Array): SealKey => ({ id: keyEncryptionKeyId(bytes), bytes });

const contextOf = (dataKeyId: string) => `DataKey:wrappedKey:${dataKeyId}`;

/**
 * `primary` wraps; `previous`, the key before the last rotation, only opens
 * what has not been re-wrapped yet. Both are 32 bytes.
 */
export function createKeyring(keys: {
  readonly primary: Uint8Array;
  readonly previous?: Uint8Array | undefined;
}): KeyService {
  const primary = toSealKey(keys.primary);
  const known = [primary, ...(keys.previous === undefined ? [] : [toSealKey(keys.previous)])];
  const ids = [...new Set(known.map(({ id }) => id))];
  return {
    primaryId: primary.id,
    ids,
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
    held: () => ids.map((id) => ({ id, createdAt: null, replacedAt: null })),
    changes: null,
    fault: () => null,
  };
}
