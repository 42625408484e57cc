import type { Clock } from "../shared/clock.ts";
import { toMs } from "../shared/duration.ts";
import type { InstallationId, ShopDomain } from "../shared/ids.ts";
import type { Language } from "../shared/language.ts";
import type { LeaveLinks, LeaveMails, LinkAddresses, WishStore } from "./ports.ts";
import type { Door, LeaveLink, Topics, Wish } from "./types.ts";

/** A shop as its pages about leaving speak of it. */
export type LeaveShop = {
  readonly installationId: InstallationId;
  readonly name: string;
  /** Where people write to; null as long as the merchant has set none. */
  readonly email: string | null;
  readonly language: string;
};

export type LeaveDeskDeps = {
  readonly wishes: WishStore;
  readonly links: LeaveLinks;
  readonly addresses: LinkAddresses;
  readonly mails: LeaveMails;
  readonly clock: Clock;
  readonly findShop: (shop: ShopDomain) => Promise<LeaveShop | undefined>;
};

/** A link somebody holds. Whether it is one is never told. */
export type HeldLink = { readonly shop: ShopDomain; readonly token: string };

/** The use cases behind links, pages and the block. Committed when they answer. */
export function createLeaveDesk(deps: LeaveDeskDeps) {
  return { findShop: deps.findShop, ...createLinkActs(deps), ...createOwnActs(deps) };
}

async function take(
  { wishes, clock }: LeaveDeskDeps,
  of: Pick<LeaveLink, "shop" | "channel" | "address">,
  about: { readonly wish: Wish; readonly door: Door },
) {
  const { shop, channel, address } = of;
  return wishes.take({ shop, channel, address, ...about, receivedAt: clock.now() });
}

/**
 * What is done by a link. Each tells whether anything was written, which is for the answer's pace alone: by
 * none, or one that was used already, nothing is.
 */
function createLinkActs(deps: LeaveDeskDeps) {
  const { links } = deps;
  const takeBy = async (held: HeldLink, door: Door, wishOf: (link: LeaveLink) => Wish) => {
    const link = await links.open(held.shop, held.token);
    if (link === undefined) return { isWritten: false, taken: undefined };
    const taken = await take(deps, link, { wish: wishOf(link), door });
    return { isWritten: typeof taken?.proofId === "string", taken };
  };
  return {
    /** The link's own correspondence is left (RFC 8058). */
    oneClick: async (held: HeldLink): Promise<boolean> => {
      const wishOf = ({ topics }: LeaveLink): Wish => ({ kind: "opt-out", topics });
      return (await takeBy(held, "one-click", wishOf)).isWritten;
    },
    /** Everything is left; with what takes it back. */
    leave: async (
      held: HeldLink,
    ): Promise<{ readonly isWritten: boolean; readonly undo: string }> => {
      const wish: Wish = { kind: "opt-out", topics: "all" };
      const { isWritten, taken } = await takeBy(held, "link", () => wish);
      return { isWritten, undo: await links.sealUndo(held.shop, taken?.proofId ?? null) };
    },
    undo: async (held: HeldLink, undo: string): Promise<boolean> => {
      const of = await links.openUndo(held.shop, undo);
      return (
        of !== undefined && (await takeBy(held, "link", () => ({ kind: "undo", of }))).isWritten
      );
    },
    choose: async (
      held: HeldLink,
      choice: { readonly out: Topics; readonly lessOften: boolean },
    ): Promise<boolean> =>
      (await takeBy(held, "link", () => ({ kind: "preferences", ...choice }))).isWritten,
  };
}

/** What is done for an address, by whoever the shop can vouch for, and what is sent to it. */
function createOwnActs(deps: LeaveDeskDeps) {
  const { links, addresses, clock, mails } = deps;
  const linkFor = async (link: LeaveLink): Promise<string> =>
    addresses.pageOf(link.shop, await links.seal(link));
  const pageFor = ({ shop, email }: Correspondent): Promise<string> =>
    linkFor({ shop, channel: "email", address: email, topics: "all" });
  return {
    linkFor,
    /** Of somebody who is signed in, or wrote from an address that is proven. */
    leaveFor: async (about: LeaveLink, door: Door) => {
      const taken = await take(deps, about, {
        wish: { kind: "opt-out", topics: about.topics },
        door,
      });
      const proofId = taken?.proofId ?? null;
      const undo = await links.sealUndo(about.shop, proofId);
      return { proofId, undo, token: await links.seal(about) };
    },
    /** Sends the link to an address somebody entered, known or not; more than a few a day go nowhere. */
    ask: async (to: Correspondent, key?: string): Promise<void> => {
      const at = clock.now();
      const window = key ?? String(Math.floor(at.getTime() / toMs({ minutes: 5 })));
      const { installationId, email, language } = to;
      const link = await pageFor(to);
      const template = "leave-link";
      await mails.post({ installationId, email, language, template, link, window, at });
    },
    /** Tells somebody whose wish came by mail (its `key`) that it is done, with the way back. */
    tellLeft: async (
      to: Correspondent,
      { undo, key }: { readonly undo: string; readonly key: string },
    ): Promise<void> => {
      const { installationId, email, language } = to;
      const link = `${await pageFor(to)}?undo=${undo}`;
      const mail = { installationId, email, language, template: "left", window: key } as const;
      await mails.post({ ...mail, link, at: clock.now() });
    },
  };
}

/** Somebody a mail goes to. */
export type Correspondent = {
  readonly shop: ShopDomain;
  readonly installationId: InstallationId;
  readonly email: string;
  readonly language: Language;
};
