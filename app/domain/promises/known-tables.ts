import { findRecipientOfHost } from "../register/known/known-recipients.ts";
import { type KnownRecipient, toRegistered } from "../register/known/known-recipient.ts";
import { matchStoredItem } from "../register/known/match-stored-item.ts";
import type { NoticeCategory } from "../register/types.ts";
import type { KnownCompany, KnownTables, KnownThing } from "./propose-from-sightings.ts";
import type { Sighting } from "./types.ts";

/**
 * What the ready tables know of what a scan saw.
 *
 * @param findOwner a company's name by host, for hosts that are in no table of ours
 */
export function createKnownTables(findOwner: (host: string) => string | undefined): KnownTables {
  return {
    findThing,
    findCompany: (host) => findCompany(host) ?? toStranger(findOwner(host), host),
  };
}

function findThing(seen: Sighting): KnownThing | undefined {
  const known = matchStoredItem(seen.name, seen.party === "third" ? seen.host : null);
  if (known?.kind !== seen.kind || known.party !== seen.party) return undefined;
  const { name, use, noticeCategory: category, purpose: preset, setBy, lifetime } = known;
  return { name, use, category, preset, setBy, lifetime };
}

function findCompany(host: string): KnownCompany | undefined {
  const known = findRecipientOfHost(host);
  if (known === undefined) return undefined;
  return {
    ...toRegistered(known),
    ...{ category: usualCategoryOf(known), presets: known.purposes },
  };
}

/** The group of the notice that a tool of the ready table usually is in. */
export function usualCategoryOf({ kind }: Pick<KnownRecipient, "kind">): NoticeCategory {
  return categories[kind];
}

const categories: Readonly<Record<KnownRecipient["kind"], NoticeCategory>> = {
  platform: "necessary",
  payment: "necessary",
  carrier: "necessary",
  bookkeeping: "necessary",
  consent: "necessary",
  operation: "necessary",
  statistics: "statistics",
  reviews: "preferences",
  personalisation: "preferences",
  media: "preferences",
  support: "preferences",
  newsletter: "marketing",
  advertising: "marketing",
};

/** Of whom only the name is known: what it is for, and where, the merchant has to say. */
function toStranger(name: string | undefined, host: string): KnownCompany | undefined {
  if (name === undefined) return undefined;
  return {
    ...{ knownAs: null, name, country: "", role: "controller" },
    ...{ dataCategories: ["browsing", "device"], onwardTransfers: [] },
    ...{ safeguard: null, privacyUrl: "", hosts: [host], category: "marketing", presets: [] },
  };
}
