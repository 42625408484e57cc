import { toFacts } from "../policy/facts.ts";
import type { RecipientKind } from "../register/known/known-recipient.ts";
import { findKnownRecipient } from "../register/known/known-recipients.ts";
import { matchesHost } from "../register/known/match-host.ts";
import type { NoticeCategory, Recipient, Register } from "../register/types.ts";
import { toLetters } from "./notice-letters.ts";
import type { NoticeConfig } from "./types.ts";

type HostRow = NoticeConfig["hosts"][number];

/** Whose scripts a shop cannot sell or answer without, even where they also serve something optional. */
const neededKinds: ReadonlySet<RecipientKind> = new Set([
  ...(["platform", "payment", "carrier", "bookkeeping", "consent", "operation"] as const),
]);

/** They load in the advanced mode and are told the choice instead of being held back. */
const googleTags = ["google-analytics", "google-tag-manager", "google-ads"] as const;

/**
 * Ids of known recipients whose tags may load before a choice, because they are told of it.
 *
 * @param google as in `NoticeConfig`
 */
export function listToldRecipients(google: NoticeConfig["google"]): readonly string[] {
  return google === 2 ? googleTags : [];
}

/** The page itself comes from there, and Shopify keeps its own storage back by what it is told. */
const platform = "shopify";

const hostShape = /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u;

/**
 * Hosts that wait for a choice: those of every recipient with a purpose that is asked for, and of the
 * pixels among the stored items. What a wide pattern would hold although the shop needs it stands
 * before it without letters.
 *
 * @param asked categories the notice asks for; nothing waits for one nobody is asked about
 * @param google as in `NoticeConfig`
 */
export function printHeldHosts(
  register: Register,
  asked: ReadonlySet<NoticeCategory>,
  google: NoticeConfig["google"],
): readonly HostRow[] {
  const wanted = new Map<string, Set<NoticeCategory>>();
  const needed = new Set<string>();
  for (const recipient of register.recipients) {
    const categories = categoriesOf(recipient, register);
    const isFree = isNeeded(recipient, register) || isTold(recipient, google);
    for (const host of hostsOf(recipient)) {
      if (isFree) needed.add(host);
      else addTo(wanted, host, categories);
    }
  }
  for (const [host, category] of listPixels(register)) {
    const isKnown = [...needed].some((pattern) => matchesHost(pattern, host));
    if (!isKnown) addTo(wanted, host, [category]);
  }
  const held = [...wanted].flatMap(([host, categories]): readonly HostRow[] => {
    const letters = toLetters([...categories].filter((category) => asked.has(category)));
    return letters === "" || needed.has(host) ? [] : [[host, letters]];
  });
  return [...listExceptions(needed, held), ...held].toSorted(byPrecision);
}

function categoriesOf(recipient: Recipient, register: Register): readonly NoticeCategory[] {
  return register.purposes
    .filter(({ id }) => recipient.purposes.includes(id))
    .map(({ noticeCategory }) => noticeCategory);
}

function isNeeded(recipient: Recipient, register: Register): boolean {
  if (recipient.knownAs === platform) return true;
  const categories = categoriesOf(recipient, register);
  if (!categories.includes("necessary")) return false;
  const known = findKnownRecipient(recipient.knownAs ?? "");
  if (known !== undefined && neededKinds.has(known.kind)) return true;
  // Somebody else counts as needed only by something necessary that they store.
  return toFacts(register).storedItems.some(
    ({ setBy, purposeServed }) =>
      setBy === recipient.id && purposeServed?.noticeCategory === "necessary",
  );
}

function isTold({ knownAs }: Recipient, google: NoticeConfig["google"]): boolean {
  return knownAs !== null && listToldRecipients(google).includes(knownAs);
}

/** The merchant's hosts and the ready table's; what is no host is left out. */
function hostsOf({ hosts, knownAs }: Recipient): readonly string[] {
  const known = findKnownRecipient(knownAs ?? "")?.hosts ?? [];
  const all = [...hosts, ...known].map((host) => host.trim().toLowerCase());
  return [...new Set(all)].filter((host) => hostShape.test(host));
}

/** A pixel's name is its address's host and path. */
function listPixels(register: Register): readonly (readonly [string, NoticeCategory])[] {
  return toFacts(register).storedItems.flatMap(({ kind, party, name, purposeServed }) => {
    const [host = ""] = name.trim().toLowerCase().split("/");
    const isHost = kind === "pixel" && party === "third" && hostShape.test(host);
    return isHost && purposeServed !== null ? [[host, purposeServed.noticeCategory]] : [];
  });
}

function addTo(
  rows: Map<string, Set<NoticeCategory>>,
  host: string,
  categories: readonly NoticeCategory[],
): void {
  rows.set(host, new Set([...(rows.get(host) ?? []), ...categories]));
}

/** Needed hosts that one of the held patterns would catch. */
function listExceptions(needed: ReadonlySet<string>, held: readonly HostRow[]): readonly HostRow[] {
  const isCaught = (host: string) =>
    held.some(([pattern]) => matchesHost(pattern, host.replace(/^\*\./u, "")));
  return [...needed].filter(isCaught).map((host): HostRow => [host, ""]);
}

/** Names before patterns, then the longest: the first row that fits is the one that means it most closely. */
function byPrecision([one]: HostRow, [other]: HostRow): number {
  const rank = (host: string) => (host.startsWith("*.") ? 0 : 1_000) + host.length;
  return rank(other) - rank(one) || (one < other ? -1 : 1);
}
