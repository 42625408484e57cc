import type { InstallationId } from "../../shared/ids.ts";
import type { Language } from "../../shared/language.ts";
import type { Result } from "../../shared/result.ts";
import type { PublicationStatus, PublicationTarget } from "../types.ts";
import type { Place, Publication } from "./types.ts";

/** Where the next edition goes: a new row, or one that never came out and nobody was told of. */
export type Slot = { readonly id: string; readonly number: number };

export type NewPublication = Pick<
  Publication,
  "installationId" | "edition" | "notes" | "targets" | "choices" | "changedPurposes" | "author"
> & {
  readonly slot: Slot;
  /** Null for now. */
  readonly scheduledFor: Date | null;
  readonly at: Date;
};

/** A publication without its texts, for lists. */
export type PublicationHead = {
  readonly id: string;
  readonly number: number;
  readonly registerNumber: number;
  readonly status: PublicationStatus;
  readonly targets: readonly PublicationTarget[];
  readonly languages: readonly Language[];
  readonly effectiveOn: string;
  readonly scheduledFor: Date | null;
  readonly publishedAt: Date | null;
  readonly failureReason: string | null;
  readonly author: string;
  readonly createdAt: Date;
};

export type PublicationRefusal = "already-running" | "changed-meanwhile" | "not-found";

/** By whom and when the merchant did something. */
export type Doing = {
  readonly installationId: InstallationId;
  readonly author: string;
  readonly at: Date;
};

/** What the merchant does with publications; each writes its line in the timeline. */
export type Publications = {
  readonly nextSlot: (installation: InstallationId) => Promise<Slot>;
  /** Stores a publication with its job; one at a time is on its way. */
  readonly open: (publication: NewPublication) => Promise<Result<string, PublicationRefusal>>;
  /** Takes back a scheduled one. */
  readonly cancel: (id: string, doing: Doing) => Promise<Result<null, PublicationRefusal>>;
  /** Begins a failed one anew; a half-published one is tried again at once. */
  readonly retry: (id: string, doing: Doing) => Promise<Result<null, PublicationRefusal>>;
  /** Writes a published edition again where somebody else wrote over it. */
  readonly takeMine: (
    publication: Publication,
    doing: Doing,
  ) => Promise<Result<null, PublicationRefusal>>;
  /** Leaves what somebody else wrote and asks no more. */
  readonly keepTheirs: (
    publication: Publication,
    kept: readonly (Place & { readonly remoteDigest: string })[],
    doing: Doing,
  ) => Promise<void>;
  /** Newest first. */
  readonly list: (
    installation: InstallationId,
    page: { readonly before: number | null; readonly limit: number },
  ) => Promise<readonly PublicationHead[]>;
};
