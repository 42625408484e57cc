import type { RecordedRecipient, SeenRecipient, SeenRole } from "../../recipients/types.ts";
import { dataCategories, type DataCategory } from "../../register/types.ts";
import type { Json, JsonObject } from "../../shared/json.ts";
import { isList, isObject } from "../answer/read-shape.ts";
import type { CollectedRecord } from "../types.ts";

/** Collects, record by record, who got the person's data by the ledger and by their own orders. */
export type DisclosureNotes = {
  readonly note: (record: CollectedRecord) => void;
  readonly recorded: () => readonly RecordedRecipient[];
  readonly seen: () => readonly SeenRecipient[];
};

/** The kind of the ledger's rows among the collected records. */
const ledgerKind = "lagom-transmission";

/** Ways to pay that involve nobody else. */
const ownGateways =
  /^(?:manual|cash|cod|cash[ _]on[ _]delivery.*|bank[ _](?:deposit|transfer)|money[ _]order|custom|gift[ _]?card|store[ _]?credit|exchange[ _-]credit|bogus|test)$/iu;
/** Ways in that are the store's own. */
const ownChannels =
  /^(?:web|online[ _]store|pos|point[ _]of[ _]sale|shopify_draft_order|draft[ _]orders?|iphone|android|checkout_next|\d+)$/iu;

type Sighting = { name: string; role: SeenRole; days: string[]; orders: Set<string> };

/**
 * Starts noting. What it keeps grows with recipients and their orders' numbers alone.
 * Only records that say a name count: nothing is concluded from what an order usually involves.
 */
export function startNotes(): DisclosureNotes {
  const sightings = new Map<string, Sighting>();
  const transmissions = new Map<string, RecordedRecipient>();
  return {
    note: (record) => {
      if (record.kind === ledgerKind) {
        const transmission = readTransmission(record.data);
        if (transmission !== undefined) addTransmission(transmissions, transmission);
        return;
      }
      for (const [role, name] of readNames(record)) addSighting(sightings, { role, name, record });
    },
    recorded: () => [...transmissions.values()],
    seen: () => [...sightings.values()].map(toSeen),
  };
}

/** The names a record says, each with what it did. */
function readNames({ kind, data }: CollectedRecord): readonly (readonly [SeenRole, string])[] {
  const names: (readonly [SeenRole, string])[] = [];
  const add = (role: SeenRole, value: Json | undefined, isOwn: RegExp): void => {
    const name = textOf(value).trim();
    if (name !== "" && !isOwn.test(name)) names.push([role, name]);
  };
  if (kind === "order") {
    for (const gateway of listOf(data["paymentGatewayNames"])) add("payment", gateway, ownGateways);
    const attribution = objectOf(data["attribution"])["displayName"];
    add("channel", attribution ?? data["sourceName"], ownChannels);
  }
  if (kind === "transaction" && !ownGateways.test(textOf(data["gateway"]))) {
    add("payment", data["formattedGateway"] ?? data["gateway"], ownGateways);
  }
  if (kind === "fulfilment") {
    for (const info of listOf(data["trackingInfo"])) {
      add("carrier", objectOf(info)["company"], /^(?:other|custom)$/iu);
    }
  }
  return names;
}

type Found = {
  readonly role: SeenRole;
  readonly name: string;
  readonly record: CollectedRecord;
};

/** `shopify_payments` on the order and `Shopify Payments` on its transaction are one. */
function addSighting(sightings: Map<string, Sighting>, { role, name, record }: Found): void {
  const key = `${role}:${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")}`;
  const shown = name.replaceAll("_", " ");
  const sighting = sightings.get(key) ?? { name: shown, role, days: [], orders: new Set<string>() };
  if (/\p{Lu}/u.test(shown) && !/\p{Lu}/u.test(sighting.name)) sighting.name = shown;
  const { processedAt, createdAt } = record.data;
  const day = dayOf(processedAt ?? createdAt);
  if (day !== null) sighting.days = spanOf([...sighting.days, day]);
  sighting.orders.add(record.kind === "order" ? record.id : (record.parentId ?? record.id));
  sightings.set(key, sighting);
}

function toSeen({ name, role, days, orders }: Sighting): SeenRecipient {
  return {
    ...{ name, role, times: orders.size },
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
  };
}

function spanOf(days: readonly string[]): string[] {
  const sorted = days.toSorted();
  const last = sorted.at(-1);
  return [sorted[0], last].filter((day) => day !== undefined);
}

type OneTransmission = {
  readonly recipient: string;
  readonly purpose: string;
  readonly means: string;
  readonly categories: readonly DataCategory[];
  readonly on: string;
};

/** A row of the ledger as the answer's own rows write it: codes in capitals. */
function readTransmission(data: JsonObject): OneTransmission | undefined {
  const [recipient, purpose, means] = [data["recipient"], data["purpose"], data["means"]].map(
    readCode,
  );
  const on = dayOf(data["at"]);
  if (recipient === undefined || recipient === "" || on === null) return undefined;
  const codes = listOf(data["categories"]).map(readCode);
  return {
    ...{ recipient, on, purpose: purpose ?? "", means: means ?? "" },
    categories: dataCategories.filter((category) => codes.includes(category)),
  };
}

function addTransmission(
  transmissions: Map<string, RecordedRecipient>,
  { recipient, purpose, means, categories, on }: OneTransmission,
): void {
  const before = transmissions.get(recipient) ?? {
    ...{ recipient, purposes: [], categories: [], means: [] },
    ...{ firstOn: on, lastOn: on, times: 0 },
  };
  transmissions.set(recipient, {
    recipient,
    purposes: unique([...before.purposes, purpose]),
    categories: unique([...before.categories, ...categories]),
    means: unique([...before.means, means]),
    firstOn: on < before.firstOn ? on : before.firstOn,
    lastOn: on > before.lastOn ? on : before.lastOn,
    times: before.times + 1,
  });
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)].filter((value) => value !== "");
}

function readCode(value: Json | undefined): string {
  return textOf(value).toLowerCase().replaceAll("_", "-");
}

function dayOf(value: Json | undefined): string | null {
  return /^\d{4}-\d{2}-\d{2}/u.exec(textOf(value))?.[0] ?? null;
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: Json | undefined): readonly Json[] {
  return value !== undefined && isList(value) ? value : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== undefined && isObject(value) ? value : {};
}
