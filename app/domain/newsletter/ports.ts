import type { InstallationId, ShopDomain } from "../shared/ids.ts";
import type { Language } from "../shared/language.ts";
import type {
  Channel,
  Decision,
  Door,
  EffectState,
  LeaveLink,
  MarketingAddress,
  OptInRule,
  Standing,
  Wish,
} from "./types.ts";

/** A wish as it came in. */
export type TakenWish = MarketingAddress & {
  readonly shop: ShopDomain;
  readonly wish: Wish;
  readonly door: Door;
  readonly receivedAt: Date;
  /** What shows it, for the proof: a message id, an order, a list; kept sealed. */
  readonly proof?: string | undefined;
  /** A system that said it itself, and needs not be told; one that is refused is put right. */
  readonly from?: string | undefined;
  /** The shop's rule, for an opt-in. */
  readonly rule?: OptInRule | undefined;
};

/** What became of it. Answered only when it is on disk. */
export type TakenOutcome = Decision & {
  /** The proof that was written; null where nothing was. */
  readonly proofId: string | null;
};

/** The one truth per person and channel. */
export type WishStore = {
  /**
   * Decides and keeps a wish, with its proof and what has to be told to other systems, all or nothing.
   * Twice is once. Undefined: the shop does not use the app, or the address is none.
   */
  readonly take: (wish: TakenWish) => Promise<TakenOutcome | undefined>;
  /** What holds for an address; undefined where the shop does not use the app. */
  readonly find: (shop: ShopDomain, about: MarketingAddress) => Promise<Standing | undefined>;
};

/** Makes and reads what stands in a link: opaque, unforgeable, and without end. */
export type LeaveLinks = {
  /** A link's token: letters, digits, `-` and `_`. */
  readonly seal: (link: LeaveLink) => Promise<string>;
  /** Undefined for what is no token of this shop, whatever is wrong with it. */
  readonly open: (shop: ShopDomain, token: string) => Promise<LeaveLink | undefined>;
  /** The token of an undo, which is for one proof; with none, one that undoes nothing. */
  readonly sealUndo: (shop: ShopDomain, proofId: string | null) => Promise<string>;
  /** The proof that may be taken back. */
  readonly openUndo: (shop: ShopDomain, token: string) => Promise<string | undefined>;
};

/** Where the link leads: the page for people, whose address takes the one-click POST as well. */
export type LinkAddresses = {
  /** `https://…/leave/<shop>/<token>` */
  readonly pageOf: (shop: ShopDomain, token: string) => string;
};

/** What a system that sends says of an address. `word` is its own. */
export type MarketingReading =
  | { readonly kind: "unknown-there" }
  | { readonly kind: "refused"; readonly code: string }
  /** It does not answer; to be asked again. */
  | { readonly kind: "later"; readonly code: string }
  /** It takes what it is told, and cannot be asked. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "read"; readonly isOut: boolean; readonly word: string };

export type MarketingTarget = MarketingAddress & { readonly installationId: InstallationId };

/**
 * A system that sends to people by a consent it keeps itself: Shopify, or another mail tool. Calls may
 * be repeated. Throws where a later try may help.
 */
export type MarketingConsent = {
  /** Its code: `shopify`, or a recipient's. */
  readonly system: string;
  readonly channels: readonly Channel[];
  readonly read: (target: MarketingTarget, signal: AbortSignal) => Promise<MarketingReading>;
  /**
   * Ends the consent, or gives it back. `key` is the same whenever the same thing is told again.
   */
  readonly write: (
    target: MarketingTarget & { readonly to: "out" | "in"; readonly key: string },
    signal: AbortSignal,
  ) => Promise<
    | { readonly kind: "written" | "unknown-there" }
    | { readonly kind: "refused" | "later"; readonly code: string }
  >;
};

/** What has to hold in a system for an address, and what is known of it. */
export type DueEffect = {
  readonly proofId: string;
  readonly system: string;
  readonly wanted: "out" | "in";
  readonly state: EffectState;
  readonly formerState: string | null;
  readonly inEffectAt: Date | null;
  readonly checks: number;
  readonly drifts: number;
  /** When the wish came in. */
  readonly receivedAt: Date;
  /** Null when the address is gone: nothing is left to be told. */
  readonly target: MarketingAddress | null;
};

/** What was seen and done at one look. */
export type EffectNote = {
  readonly state: EffectState;
  readonly checkedAt: Date;
  readonly nextCheckAt: Date | null;
  readonly formerState?: string | null;
  readonly inEffectAt?: Date | null;
  readonly hasDrifted: boolean;
  readonly code: string | null;
};

/** What systems have to be told. */
export type EffectStore = {
  /** Effects that are due, the earliest first; one that a later wish overtook is not among them. */
  readonly findDue: (
    installation: InstallationId,
    due: { readonly at: Date; readonly most: number },
  ) => Promise<readonly DueEffect[]>;
  /** Shops with effects that are due. */
  readonly findDueShops: (at: Date) => Promise<readonly InstallationId[]>;
  readonly note: (effect: Pick<DueEffect, "proofId" | "system">, note: EffectNote) => Promise<void>;
  /** Forgets addresses whose time is over; gives how many. */
  readonly forgetTargets: (at: Date) => Promise<number>;
};

/** Mails about leaving, to an address somebody entered or wrote from. */
export type LeaveMail = {
  readonly installationId: InstallationId;
  readonly email: string;
  readonly language: Language;
  /** `leave-link`: the link to leave by, to be confirmed. `left`: done, with the way back. */
  readonly template: "leave-link" | "left";
  /** The address of the page it leads to. */
  readonly link: string;
  /** One mail for an address, a template and this, ever. */
  readonly window: string;
  readonly at: Date;
};

export type LeaveMails = {
  /** False where a mail like it was written before, or the address had enough of them for a day. */
  readonly post: (mail: LeaveMail) => Promise<boolean>;
  /** Removes mails that went out days ago; gives how many. */
  readonly forgetOld: (now: Date) => Promise<number>;
};

/** What a mail about leaving says, as it is sent. */
export type LeaveMessage = Pick<LeaveMail, "email" | "language" | "template" | "link">;
