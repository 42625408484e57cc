import type { MissingCode, MissingItem, PlaceId } from "../data-map/types.ts";
import type { LanguageChoices } from "../policy/check-publishable.ts";
import type { Register } from "../register/types.ts";
import type { AnswerId, DataRequestId, InstallationId, PersonId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import type {
  AnswerSummary,
  CollectedPage,
  CollectedRecord,
  MatchReason,
  OpenDataRequest,
  PlaceProgress,
  PossibleMatchFound,
} from "./types.ts";

/** What a collector needs to know of the person; grows while the customer place is searched. */
export type CollectSubject = {
  /** Customer ids of rule (a) and (d), decimal strings. */
  readonly customerIds: readonly string[];
  /** Which of `customerIds` came by a merge. */
  readonly mergedCustomerIds: readonly string[];
  /** Normalised e-mails of rule (c). */
  readonly emails: readonly string[];
  /** Order ids of rule (b), decimal strings. */
  readonly orderIds: readonly string[];
  /** Records the merchant decided to include (gids). */
  readonly includedRefs: readonly string[];
  /** Records the merchant decided to leave out (gids). */
  readonly leftOutRefs: readonly string[];
  /** Normalised e-mails met only on an order of rule (a): they make possible matches. */
  readonly possibleEmails: readonly string[];
};

export type CollectParams = {
  readonly request: OpenDataRequest;
  /** The lifetime of the app that is open now: its token and API budget are used. */
  readonly installationId: InstallationId;
  readonly place: PlaceId;
  readonly subject: CollectSubject;
  /** Scopes granted now, as in shopify.app.toml. */
  readonly scopes: readonly string[];
  /** Ids of the place's records that hang on nothing and are collected already. */
  readonly foundIds: ReadonlySet<string>;
  /** Null on the first page. */
  readonly cursor: JsonObject | null;
  /** True when the place was searched before and is searched again for `possibleEmails` alone. */
  readonly again: boolean;
  readonly signal: AbortSignal;
};

/**
 * A holder of personal data that answers in pages (the contract of a
 * connector). Throws `TransientSourceError` when trying later may help; says
 * what it cannot reach in `missing`.
 */
export type RecordCollector = {
  readonly collectPage: (params: CollectParams) => Promise<CollectedPage>;
  /** What one of its records teaches about whose records are the person's, if anything. */
  readonly clueOf?: (record: CollectedRecord) => SubjectClue | undefined;
};

/** What a collected record teaches about the person. */
export type SubjectClue = {
  readonly kind: "customer" | "order";
  readonly reason: MatchReason;
  readonly customerId: string | null;
  /** As written. */
  readonly emails: readonly string[];
};

/** What the run must know of the shop, from the lifetime of the app that is open now. */
export type ShopFacts = {
  readonly installationId: InstallationId;
  /** Scopes granted now, as in shopify.app.toml. */
  readonly scopes: readonly string[];
  readonly shopName: string;
  readonly shopContact: string | null;
  /** BCP 47. */
  readonly answerLanguage: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly answerLifeDays: number;
};

export type ShopFactsReader = {
  /** By any lifetime of the app in the shop; undefined when none is open. */
  readonly read: (id: InstallationId) => Promise<ShopFacts | undefined>;
};

/** Where a run's progress lives; a page and its cursor commit together. */
export type CollectionStore = {
  readonly openRequest: (id: DataRequestId) => Promise<OpenDataRequest | undefined>;
  /** Marks the request running; false when it is not to be worked on any more. */
  readonly markRunning: (id: DataRequestId, at: Date) => Promise<boolean>;
  readonly savePlan: (
    id: DataRequestId,
    plan: {
      readonly digest: string;
      readonly plan: JsonObject;
      readonly places: readonly PlaceId[];
    },
  ) => Promise<void>;
  /** Gets every place ready to be searched; what could not be reached before is searched anew. */
  readonly openPlaces: (id: DataRequestId, places: readonly PlaceId[]) => Promise<void>;
  readonly progress: (
    id: DataRequestId,
  ) => Promise<readonly (PlaceProgress & { readonly cursor: JsonObject | null })[]>;
  /** Appends a page exactly once: a page number already stored is left alone. */
  readonly savePage: (params: {
    readonly id: DataRequestId;
    readonly place: PlaceId;
    readonly pageNumber: number;
    readonly page: CollectedPage;
  }) => Promise<void>;
  /** Ends a place that refuses; `missing` joins what its pages said before. */
  readonly markUnreachable: (
    id: DataRequestId,
    place: PlaceId,
    missing: readonly MissingItem[],
  ) => Promise<void>;
  /** Ends a place whose second search was refused: the first one stands, `missing` joins its list. */
  readonly markSearched: (
    id: DataRequestId,
    place: PlaceId,
    missing: readonly MissingItem[],
  ) => Promise<void>;
  /** Streams what was collected, page by page, in the order it was found. */
  readonly readRecords: (
    id: DataRequestId,
    place?: PlaceId,
  ) => AsyncIterable<readonly CollectedRecord[]>;
  readonly possibleMatches: (id: DataRequestId) => Promise<
    readonly (PossibleMatchFound & {
      readonly id: string;
      readonly decision: "undecided" | "included" | "left-out";
    })[]
  >;
  /** Customer ids joined by merges seen in any lifetime of the app in the shop. */
  readonly mergedIdsOf: (
    id: InstallationId,
    customerIds: readonly string[],
  ) => Promise<readonly string[]>;
};

/** What is known of a package once its last byte is written. */
export type AnswerFacts = {
  readonly sizeBytes: number;
  readonly chunkCount: number;
  readonly recordCount: number;
  readonly placeCount: number;
  readonly missingCount: number;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Keeps the package's bytes, sealed, in slices. */
export type AnswerStore = {
  /** Drops what killed runs left behind and starts a package. */
  readonly begin: (id: DataRequestId, language: string) => Promise<AnswerId>;
  readonly appendChunk: (answer: AnswerId, chunkNumber: number, bytes: Uint8Array) => Promise<void>;
  /**
   * In one transaction: makes it the request's one current answer (an earlier
   * one is replaced and its bytes go), marks the request answered, writes the
   * timeline and puts the mail `answer-ready:<request>` with its job in the
   * outbox, once per request. False, and the package is dropped, when the
   * request is not being worked on any more or its search is of an earlier
   * round than the one asked for now.
   */
  readonly finish: (answer: AnswerId, facts: AnswerFacts, searchRound: number) => Promise<boolean>;
  readonly findCurrent: (id: DataRequestId) => Promise<AnswerSummary | undefined>;
  readonly readChunks: (answer: AnswerId) => AsyncIterable<Uint8Array>;
};

/** The store's register, with what decides the language it is explained in. */
export type RegisterToExplain = {
  readonly register: Register;
  /** Of the version. */
  readonly number: number;
  readonly choices: LanguageChoices;
};

export type RegisterReader = {
  /** Undefined before the register was started. */
  readonly read: (id: InstallationId) => Promise<RegisterToExplain | undefined>;
};

export type AnswerBuildParams = {
  readonly request: OpenDataRequest;
  /** BCP 47; `en` and `sv` are complete, others fall back to English. */
  readonly language: string;
  /** IANA zone of the dates a person reads. */
  readonly timeZone: string;
  readonly shopName: string;
  /** Where the person can write to the shop, when known. */
  readonly shopContact: string | null;
  /** Days until the package expires. */
  readonly lifeDays: number;
  /** What the explanations are printed from; null while the store has no register. */
  readonly register: RegisterToExplain | null;
  readonly progress: readonly PlaceProgress[];
  readonly readRecords: (place?: PlaceId) => AsyncIterable<readonly CollectedRecord[]>;
  readonly store: AnswerStore;
  readonly now: Date;
};

/**
 * Streams what was collected into the package's slices. `store.finish` is left
 * to the caller, so that nothing is current before the use case says so.
 */
export type AnswerBuilder = {
  readonly build: (params: AnswerBuildParams) => Promise<{
    readonly answerId: AnswerId;
    readonly facts: AnswerFacts;
  }>;
};

/**
 * Seals and opens under a person's key; fails when the key is gone. `context` is
 * where the bytes are kept (`Table:column:id`): they open nowhere else.
 */
export type PersonSeal = {
  readonly seal: (
    person: PersonId,
    context: string,
    plain: Uint8Array,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  readonly open: (
    person: PersonId,
    context: string,
    sealed: Uint8Array,
  ) => Promise<Uint8Array<ArrayBuffer>>;
};

/** Trying again will not help: the place is left as it is and the answer says why. */
export class SourceRefusedError extends Error {
  override readonly name: string = "SourceRefusedError";
  readonly code: Extract<MissingCode, "shop-not-installed" | "source-failed">;
  /** Why exactly, when the source said it; else the code says all. */
  readonly missing: readonly MissingItem[];

  constructor(
    message: string,
    options: {
      readonly code: Extract<MissingCode, "shop-not-installed" | "source-failed">;
      readonly missing?: readonly MissingItem[];
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.code = options.code;
    this.missing = options.missing ?? [];
  }
}

/** Trying again later may help: throttled, 5xx, time-out, broken page, refreshed token. */
export class TransientSourceError extends Error {
  override readonly name = "TransientSourceError";
  /** Milliseconds the source asked to wait, when it said so. */
  readonly retryAfterMs: number | null;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** Seals and opens under a shop's own key (settings, mails). */
export type ShopSeal = {
  readonly seal: (
    installation: InstallationId,
    context: string,
    plain: Uint8Array,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  readonly open: (
    installation: InstallationId,
    context: string,
    sealed: Uint8Array,
  ) => Promise<Uint8Array<ArrayBuffer>>;
};
