import type { Register } from "./types.ts";

/** Why a version was made. */
export const versionCauses = [
  "started",
  "interview",
  "edited",
  "policy-read",
  "scan",
  "restored",
] as const;
export type VersionCause = (typeof versionCauses)[number];

/** One difference between two versions, field by field. */
export type RegisterChange = {
  readonly section:
    | "controller"
    | "data-protection-officer"
    | "authority"
    | "purposes"
    | "recipients"
    | "stored-items"
    | "data-sale"
    | "automated-decisions"
    | "security"
    | "languages";
  /** Id of the purpose, recipient or stored item; null elsewhere. */
  readonly item: string | null;
  readonly kind: "added" | "removed" | "changed";
  /** The field, with dots (`retention`, `name.sv`); null when a whole item came or went. */
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** A version without its content, for lists. */
export type VersionHead = {
  readonly number: number;
  readonly at: Date;
  /** `system` or `staff:<id>`, as in the timeline. */
  readonly author: string;
  readonly cause: VersionCause;
  readonly changeCount: number;
  /** SHA-256 (hex) over the version and the digest before it. */
  readonly digest: string;
};

export type RegisterVersion = VersionHead & {
  readonly register: Register;
  readonly changes: readonly RegisterChange[];
};
