import type { PlaceId } from "../../data-map/types.ts";
import type { AccountingFacts } from "../../keeping/types.ts";
import type { CollectedRecord } from "../../data-requests/types.ts";
import type { Json, JsonObject } from "../../shared/json.ts";
import { scopeOf } from "../action-scopes.ts";
import { takersOf, wholeFateOf } from "../fates/find-fate.ts";
import type { FieldTaker, WholeFate } from "../fates/types.ts";
import { isOn } from "../rule.ts";
import type { PlanLines } from "./plan-lines.ts";
import type {
  ErasureAction,
  ErasureLine,
  ErasureRule,
  ErasureStep,
  FateReason,
  PlannedKeeping,
  RuleSwitch,
} from "../types.ts";

/** What a plan is made from, beside the records. */
export type PlanFacts = {
  /** Scopes granted now, as in shopify.app.toml. */
  readonly scopes: readonly string[];
  readonly rule: ErasureRule;
  readonly accounting: AccountingFacts;
  /** Customers Shopify's webhooks name; its own erasure takes these records and no others. */
  readonly customerIds: readonly string[];
  /** Customers merged with those; their records are the person's too. */
  readonly mergedCustomerIds: readonly string[];
  /** `orders_to_redact` of all the webhooks: no other order is touched. */
  readonly listedOrderIds: readonly string[];
  /** As the webhooks say them. */
  readonly emails: readonly string[];
  /** Rows Lagom holds about the person. */
  readonly people: number;
  readonly now: Date;
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/** A plan in the making. */
export type Draft = {
  readonly facts: PlanFacts;
  readonly lines: PlanLines;
  readonly steps: Omit<ErasureStep, "number">[];
  readonly keepings: PlannedKeeping[];
  readonly watched: string[];
  /** Gids of customers who are somebody else. */
  readonly strangers: Set<string>;
};

/** Why a write the rule would make is not planned; undefined when it is. */
export type Hindrance = { readonly fate: "left" | "unreachable"; readonly because: FateReason } & {
  readonly subject: string | null;
};

/** Looks at rule and scopes for one field of a write, or a whole record (`fields` empty). */
export function hindranceOf(
  { rule, scopes }: PlanFacts,
  write: {
    readonly place: RuleSwitch | null;
    readonly action: ErasureAction;
    readonly target: string;
    readonly fields: readonly string[];
  },
): Hindrance | undefined {
  if (write.place !== null && !isOn(rule, write.place)) {
    return { fate: "left", because: "rule-off", subject: null };
  }
  const lacking = scopeOf(write.action, write).find((scope) => !scopes.includes(scope));
  return lacking === undefined
    ? undefined
    : { fate: "unreachable", because: "scope-not-granted", subject: lacking };
}

/**
 * Whether a record found by its e-mail alone belongs to another customer than the one
 * the request names: the address changed hands, and what it leads to is that other's.
 */
export function isOfAnother(
  { customerIds, mergedCustomerIds }: PlanFacts,
  { reason }: CollectedRecord,
  ownerGid: string,
): boolean {
  const owner = idOfGid(ownerGid);
  if (customerIds.length === 0 || reason !== "email" || owner === "") return false;
  return !customerIds.includes(owner) && !mergedCustomerIds.includes(owner);
}

/** Whether a value says nothing: null, empty, or made of nothing else. */
export function saysNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.values(value).every(saysNothing);
}

/** Takes fields and whole records whose fate needs neither rule nor order list. */
export type FieldHandlers = {
  readonly shopify: (field: string) => void;
  readonly rule: (field: string, place: RuleSwitch) => void;
};

/** Puts each field of one record into its row; what a rule or Shopify decides is handed on. */
export function addFields(
  draft: Draft,
  given: { readonly record: CollectedRecord; readonly type: string },
  on: FieldHandlers,
): void {
  const { record, type } = given;
  const { place } = record;
  const stays = {
    place,
    field: type,
    fate: "left",
    because: "names-nobody",
    subject: null,
  } as const;
  const rows = Object.entries(record.data)
    .filter(([, value]) => !saysNothing(value))
    .map(([name]) => ({
      taker: takersOf(type).get(name) ?? ({ by: "nobody" } as const),
      row: { place, field: `${type}.${name}`, subject: null },
    }));
  if (rows.some(({ taker }) => taker.by === "names-nobody")) draft.lines.add(stays);
  for (const { taker, row } of rows) addField(draft, { taker, row, on });
}

type FieldAt = {
  readonly taker: FieldTaker;
  readonly row: { readonly place: PlaceId; readonly field: string; readonly subject: null };
  readonly on: FieldHandlers;
};

function addField({ lines }: Draft, { taker, row, on }: FieldAt): void {
  switch (taker.by) {
    case "shopify":
      on.shopify(row.field);
      return;
    case "rule":
      on.rule(row.field, taker.rule);
      return;
    case "outside-rule":
      lines.add({ ...row, fate: "left", because: "outside-rule" });
      return;
    case "nobody":
      lines.add({ ...row, fate: "unreachable", because: "no-call" });
      return;
    case "names-nobody":
    case "apart":
  }
}

/** Fates that need neither rule nor scopes; the other wholes are decided where they are met. */
const wholeRows: Readonly<
  Partial<Record<WholeFate["whole"], Pick<ErasureLine, "fate" | "because">>>
> = {
  "no-call": { fate: "unreachable", because: "no-call" },
  "names-nobody": { fate: "left", because: "names-nobody" },
  forgotten: { fate: "erase", because: null },
  suppression: { fate: "pseudonymise", because: "suppression" },
  consent: { fate: "pseudonymise", because: "consent-proof" },
};

/** Puts a record that has one fate as a whole into its row; false when its fields have their own. */
export function addWhole(
  draft: Draft,
  { record, type }: { readonly record: CollectedRecord; readonly type: string },
): boolean {
  const whole = wholeFateOf(type)?.whole;
  const fate = whole === undefined ? undefined : wholeRows[whole];
  if (fate === undefined) return false;
  draft.lines.add({ place: record.place, field: type, subject: null, ...fate });
  return true;
}

/** The digits at the end of a gid; empty when there are none. */
export function idOfGid(gid: string): string {
  return /\/(\d+)(?:\?.*)?$/u.exec(gid)?.[1] ?? "";
}

export function textAt(data: JsonObject, field: string): string | null {
  const value = data[field];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The items of a list; none where there is no list. */
export function listAt(data: JsonObject, field: string): readonly Json[] {
  const value = data[field];
  return isList(value) ? value : [];
}

/** The object in a field; undefined when there is none. */
export function objectAt(data: JsonObject, field: string): JsonObject | undefined {
  const value = data[field];
  return typeof value === "object" && value !== null && !isList(value) ? value : undefined;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
