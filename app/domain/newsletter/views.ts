import type { ShopDomain } from "../shared/ids.ts";
import type { Channel, Door, Standing } from "./types.ts";

/** How many left on a day, by one channel and door. */
export type LeaveCount = {
  /** YYYY-MM-DD in the shop's zone. */
  readonly day: string;
  readonly channel: Channel;
  readonly door: Door;
  readonly count: number;
};

/** How long opt-outs took to be in effect in one system that sends. */
export type SystemTimes = {
  readonly system: string;
  /** From the wish coming in to the system being read back as left; null where none is. */
  readonly medianMs: number | null;
  readonly worstMs: number | null;
  readonly inEffect: number;
  /** Not yet read back as left. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
  readonly unknownThere: number;
  readonly refused: number;
};

/** A consent another writer turned round after somebody had left. */
export type SeenDrift = {
  readonly proofId: string;
  readonly system: string;
  readonly channel: Channel;
  readonly leftAt: Date;
  readonly turnedAt: Date;
  readonly times: number;
  /** Read back as left again. */
  readonly isPutRight: boolean;
};

/** Days in the shop's zone, both included. */
export type DayRange = { readonly from: string; readonly to: string; readonly timeZone: string };

/** What the merchant sees of leaving, without anybody's address. */
export type LeaveOverview = {
  readonly counts: readonly LeaveCount[];
  readonly systems: readonly SystemTimes[];
  readonly drifts: readonly SeenDrift[];
  /** Opt-ins against an opt-out that wait for the merchant. */
  readonly openQuestions: number;
  /** How many mails to support were decided how. */
  readonly mails: readonly { readonly outcome: string; readonly count: number }[];
  readonly mailboxes: readonly { readonly state: string }[];
  readonly tools: number;
};

/** One wish that was taken in, as the shop shows it. */
export type ShownProof = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly channel: Channel;
  readonly door: Door;
  readonly wish: string;
  readonly outcome: string;
  readonly reason: string;
  /** Topics by name, `less-often` among them. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What shows it: a message id, an order, a list; null where nothing was kept. */
  readonly shownBy: string | null;
  readonly effects: readonly {
    readonly system: string;
    readonly wanted: "out" | "in";
    readonly state: string;
    readonly inEffectAt: Date | null;
    readonly drifts: number;
    readonly code: string | null;
  }[];
};

/** What is known of one address. */
export type AddressStanding = {
  readonly channel: Channel;
  readonly standing: Standing;
  /** The door by which it came to hold; a code. */
  readonly reason: string | null;
  /** Others that are the same without dots and plus tag, and left. */
  readonly lookAlikes: number;
};

export type AddressAsked = { readonly shop: ShopDomain; readonly address: string };

/** One address over all channels it can be of. */
export type AddressView = {
  readonly standings: readonly AddressStanding[];
  readonly proofs: readonly ShownProof[];
};
