import { getDomain } from "tldts";
import type { ScanPage, ScanPhase, Sighting } from "../domain/promises/types.ts";

/** When something happened. */
export type Moment = { readonly phase: ScanPhase; readonly page: ScanPage };

/** One thing that happened in the browser, before it is put together with its like. */
export type Observation = Pick<Sighting, "kind" | "name" | "host" | "by" | "lifetimeSeconds"> & {
  readonly moment: Moment;
  /** False where `by` is only the page it happened in. */
  readonly isSure?: boolean;
};

export type SightingRecorder = ReturnType<typeof createSightingRecorder>;

/** A page can set as many names as it likes; so many are kept. */
const mostSightings = 1_500;
/** Of one host that is asked for many addresses the rest becomes one line. */
const mostAddressesOfHost = 12;

type Line = { readonly sighting: Sighting; readonly isSure: boolean };

/** Puts what was observed together: one line for each thing, with all phases and pages it was seen in. */
export function createSightingRecorder(ownHosts: readonly string[]) {
  const own = new Set(ownHosts.map(siteOf));
  const lines = new Map<string, Line>();
  const addresses = new Map<string, Set<string>>();
  const partyOf = (host: string) => (own.has(siteOf(host)) ? "first" : "third");
  return {
    partyOf,
    add: (seen: Observation): void => {
      const named = isAddress(seen.kind) ? { ...seen, name: fewer(addresses, seen) } : seen;
      const party = partyOf(seen.host);
      // The store's own cookies are one thing, whichever of its hosts set them.
      const key = `${named.kind} ${named.name} ${party === "first" ? "" : siteOf(named.host)}`;
      const known = lines.get(key);
      if (known === undefined && lines.size >= mostSightings) return;
      lines.set(key, known === undefined ? toLine(named, party) : join(known, named));
    },
    list: (): readonly Sighting[] =>
      [...lines.values()]
        .map(({ sighting }) => sighting)
        .sort((one, other) => compareText(order(one), order(other))),
  };
}

/** What is registered by one owner: `example.co.uk` of `www.example.co.uk`; a shop of its own under `myshopify.com`. */
export function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

function isSureOf({ by, isSure = true }: Observation): boolean {
  return by !== null && isSure;
}

function isAddress(kind: Sighting["kind"]): boolean {
  return kind === "request" || kind === "pixel";
}

function fewer(addresses: Map<string, Set<string>>, { name, host }: Observation): string {
  const known = addresses.get(host) ?? new Set();
  addresses.set(host, known);
  if (!known.has(name) && known.size >= mostAddressesOfHost) return `${host}/*`;
  known.add(name);
  return name;
}

function toLine(seen: Observation, party: Sighting["party"]): Line {
  const { moment, kind, name, host, by, lifetimeSeconds } = seen;
  return {
    sighting: {
      ...{ kind, name, host, party, by, lifetimeSeconds },
      phases: [moment.phase],
      pages: [moment.page],
    },
    isSure: isSureOf(seen),
  };
}

function join({ sighting: known, isSure }: Line, seen: Observation): Line {
  const isBetter = !isSure && isSureOf(seen);
  return {
    sighting: {
      ...known,
      by: isBetter ? seen.by : (known.by ?? seen.by),
      lifetimeSeconds: longer(known.lifetimeSeconds, seen.lifetimeSeconds),
      phases: withOne(known.phases, seen.moment.phase),
      pages: withOne(known.pages, seen.moment.page),
    },
    isSure: isSure || isBetter,
  };
}

function longer(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

function withOne<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items : [...items, item];
}

function order({ party, kind, host, name }: Sighting): string {
  return `${party} ${kind === "request" ? "z" : kind} ${host} ${name}`;
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
