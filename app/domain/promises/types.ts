import type { StorageKind } from "../register/types.ts";

/** When in a visit something was seen. */
export const scanPhases = ["before-choice", "after-refusing", "after-accepting"] as const;
export type ScanPhase = (typeof scanPhases)[number];

export const scanPages = ["home", "collection", "product", "page", "cart"] as const;
export type ScanPage = (typeof scanPages)[number];

/** One thing a scan saw: a stored item or a request to a host that is not the store's. */
export type Sighting = {
  readonly kind: StorageKind | "request";
  /** Cookie's or key's name; for a pixel or request the host and path, without its query. */
  readonly name: string;
  /** Host that set it or was asked. */
  readonly host: string;
  readonly party: "first" | "third";
  /** Script (host and path) that did it, or `http` for a header; null where it cannot be told. */
  readonly by: string | null;
  readonly phases: readonly ScanPhase[];
  readonly pages: readonly ScanPage[];
  /** Seconds it is kept; null for the session or until removed. */
  readonly lifetimeSeconds: number | null;
};

/** Elements by which a page's own HTML asks another host before any script can stop it. */
export const writtenElements = ["image", "frame", "script", "stylesheet", "media", "hint"] as const;
export type WrittenElement = (typeof writtenElements)[number];

/** Where in a page something is written: its `head`, a section or an app's block of the theme, or elsewhere. */
export const writtenPlaces = ["head", "section", "app-block", "body"] as const;

/** Something the theme itself writes into a page that names a host which is not the store's. */
export type WrittenPart = {
  readonly element: WrittenElement;
  readonly host: string;
  /** Host and path without query, as a scan keeps addresses. */
  readonly address: string;
  readonly place: (typeof writtenPlaces)[number];
  /** Name of the section or block; empty elsewhere. */
  readonly placeName: string;
  /** Within `<noscript>`: asked for only where scripts are off. */
  readonly isWithoutScript: boolean;
  readonly pages: readonly ScanPage[];
};

export type ScanReport = {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Pages looked at, in each phase that could be had. */
  readonly visited: readonly { readonly page: ScanPage; readonly phase: ScanPhase }[];
  /** Phases left out, and why: `no-notice-found`, `locked-store` … */
  readonly leftOut: readonly { readonly phase: ScanPhase; readonly reason: string }[];
  readonly sightings: readonly Sighting[];
  /** What stood in the pages' own HTML, before any choice; scans of old have none. */
  readonly written: readonly WrittenPart[];
};

/** A promise kept, broken or not to be told. */
export type PromiseState = "kept" | "broken" | "unknown";

/** One line of the promises board. */
export type BoardLine = {
  /** Code of the promise (`cookies-declared`, `recipients-named`, `retention-held`, `opt-out-answers` …). */
  readonly promise: string;
  /** P1–P11 of the published list in docs/promises.md. */
  readonly family: string;
  /** The sentence of the published policy that makes it; null when the policy does not. */
  readonly sentence: string | null;
  /** Code of what keeps it. */
  readonly mechanism: string;
  readonly state: PromiseState;
  readonly lastKeptAt: Date | null;
  readonly drifts: readonly Drift[];
};

/** Where reality differs from the register. */
export type Drift = {
  readonly code:
    | "undeclared-storage"
    | "storage-before-choice"
    | "storage-after-refusing"
    | "undeclared-recipient"
    | "written-in-theme" // asks somebody who needs a yes, from the page's own HTML
    | "scope-beyond-purposes"
    | "retention-passed"
    | "opt-out-channel-silent"
    | "policy-changed-elsewhere"
    | "policy-behind-register" // what the register says now was never published
    | "register-unfinished" // the law wants something said that is not
    | "notice-absent" // something needs a yes, and nobody is asked
    | "notice-without-refusal" // one can say yes with one click, not no
    | "change-not-told"
    | "request-overdue";
  /** What it is about: a cookie's name, a host, a scope. Never data of a person. */
  readonly subject: string;
  readonly seenAt: Date;
  /** Where in the admin it is put right. */
  readonly fix: string;
};
