import { toCanonical } from "../evidence/canonical.ts";
import type { Json } from "../shared/json.ts";
import type { Register } from "./types.ts";
import type { VersionCause } from "./version.ts";

export type VersionToDigest = {
  readonly number: number;
  readonly at: Date;
  readonly author: string;
  readonly cause: VersionCause;
  readonly register: Register;
  /** Digest of the version before; null for the first. */
  readonly previous: string | null;
};

/**
 * What a version's digest is taken of: all it says, who said it when, and the digest before it, in
 * JSON's one written form. Another word anywhere in the past gives another digest ever after.
 */
export function toDigestText({ at, register, ...version }: VersionToDigest): string {
  const content: Json = { ...version, at: at.toISOString(), register: toDigested(register) };
  return toCanonical(content);
}

/** Versions from before data could be passed on have no list of it: an empty one is the same text. */
function toDigested(register: Register): Json {
  const recipients = register.recipients.map(({ onwardTransfers, ...recipient }) =>
    onwardTransfers.length === 0 ? recipient : { ...recipient, onwardTransfers },
  );
  return { ...register, recipients };
}
