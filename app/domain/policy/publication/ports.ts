import type { InstallationId } from "../../shared/ids.ts";
import type { EvidenceEvent } from "../../evidence/types.ts";
import type { Place, PlacesSurvey, Publication, StepStatus } from "./types.ts";

/** In which shop, and until when to try. */
export type PlaceCall = { readonly installationId: InstallationId; readonly signal: AbortSignal };

export type PlaceWrite =
  | { readonly kind: "written" }
  /** Shopify said no, and will again; a code. */
  | { readonly kind: "refused"; readonly code: string };

/**
 * The places in the shop where a policy stands. Every method throws where a later try may help
 * (`TransientSourceError`) and where the app is not installed (`SourceRefusedError`).
 */
export type PolicyPlaces = {
  readonly survey: (call: PlaceCall) => Promise<PlacesSurvey>;
  /** What stands in each of these places, in their order; null for nothing. */
  readonly read: (call: PlaceCall, places: readonly Place[]) => Promise<readonly (string | null)[]>;
  /** Writes one place; null takes away what stands there. */
  readonly write: (call: PlaceCall, place: Place, content: string | null) => Promise<PlaceWrite>;
  /** Ends Shopify's own keeping of the policy. No call begins it again. */
  readonly endShopifyManaged: (call: PlaceCall) => Promise<PlaceWrite>;
};

export type StepMark = {
  readonly status: StepStatus;
  readonly remoteDigest?: string;
  readonly reason?: string | null;
  readonly at: Date;
};

export type NewStep = Place & {
  readonly bodyDigest: string | null;
  readonly previous: string | null;
};

/** How a publication ends for now. */
export type PublicationEnd = {
  readonly status: "published" | "failed" | "half-published";
  readonly at: Date;
  readonly evidence: EvidenceEvent | null;
};

/** Publications and what stood in their places before. */
export type PublicationStore = {
  readonly find: (id: string) => Promise<Publication | undefined>;
  /** The edition that stands in the shop now, if one was ever published. */
  readonly findPublished: (installation: InstallationId) => Promise<Publication | undefined>;
  /** Begins the run: nothing is written yet. False when it is not to be published any more. */
  readonly begin: (id: string, at: Date) => Promise<boolean>;
  /** Keeps, in one transaction, the plan and what stands in its places before the first write. */
  readonly keepPlan: (id: string, steps: readonly NewStep[]) => Promise<void>;
  readonly markStep: (id: string, place: Place, mark: StepMark) => Promise<void>;
  /** From now on what was written goes back. */
  readonly turnBack: (id: string, reason: string) => Promise<void>;
  readonly end: (publication: Publication, end: PublicationEnd) => Promise<void>;
};

/** SHA-256 as hex. */
export type Digest = (text: string) => string;
