import type { CollectedRecord } from "../../data-requests/types.ts";
import type { JsonObject } from "../../shared/json.ts";
import { typeOfRecord, wholeFateOf } from "../fates/find-fate.ts";
import {
  addFields,
  addWhole,
  hindranceOf,
  idOfGid,
  isOfAnother,
  objectAt,
  saysNothing,
  textAt,
  type Draft,
} from "./plan-parts.ts";
import type { MetafieldDesk } from "./plan-metafields.ts";
import {
  commentValues,
  companyContactValues,
  draftValues,
  giftCardStepFields,
  giftCardValues,
  seenDigest,
} from "../step-values.ts";
import type { ErasureAction, StepValues } from "../types.ts";

/** Plans the customer's own record: what Shopify takes, if it is the one Shopify names. */
export function takeCustomerRecord(
  draft: Draft,
  metafields: MetafieldDesk,
  record: CollectedRecord,
): void {
  const type = typeOfRecord(record);
  const root = record.parentId ?? record.id;
  noteStranger(draft, record);
  if (type === "Metafield") {
    if (draft.strangers.has(root)) leaveMetafield(draft, record);
    else metafields.take(record);
    return;
  }
  if (addWhole(draft, { record, type })) return;
  const isNamed = draft.facts.customerIds.includes(idOfGid(root));
  if (record.parentId === null && isNamed) draft.watched.push(record.id);
  const leave = (field: string): void => {
    const row = { place: record.place, field, subject: null };
    draft.lines.add(
      isNamed
        ? { ...row, fate: "left-to-shopify", because: null }
        : { ...row, fate: "left", because: "customer-not-named" },
    );
  };
  if (wholeFateOf(type)?.whole === "shopify") leave(type);
  else addFields(draft, { record, type }, { shopify: leave, rule: () => undefined });
}

/** A customer's record comes before what hangs on it. */
function noteStranger({ facts, strangers }: Draft, record: CollectedRecord): void {
  const { id, parentId } = record;
  if (parentId === null && isOfAnother(facts, record, id)) strangers.add(id);
}

function leaveMetafield({ lines }: Draft, { place, data }: CollectedRecord): void {
  const subject = textAt(data, "namespace") ?? "";
  const because = "customer-not-named";
  lines.add({ place, field: "Metafield", fate: "left", because, subject });
}

const valuesOf: Readonly<Partial<Record<ErasureAction, (data: JsonObject) => StepValues>>> = {
  "delete-draft": draftValues,
  "delete-comment": commentValues,
  "delete-company-contact": companyContactValues,
};

/**
 * Plans a record that goes whole (draft, comment, company contact). What hangs on
 * it goes with it, and is part of its row.
 */
export function takeWholeRecord(draft: Draft, record: CollectedRecord): void {
  const type = typeOfRecord(record);
  const whole = wholeFateOf(type);
  if (record.parentId !== null || whole?.whole !== "record") return;
  const { place, id: target, data } = record;
  const { action, rule } = whole;
  const hindrance = isOfAnother(draft.facts, record, ownerOf(data))
    ? ({ fate: "left", because: "customer-not-named" } as const)
    : hindranceOf(draft.facts, { place: rule, action, target, fields: [] });
  const row = { place, field: type, subject: null };
  draft.lines.add({ ...row, ...(hindrance ?? { fate: "erase", because: null }) });
  const values = valuesOf[action]?.(data);
  if (hindrance !== undefined || values === undefined) return;
  draft.steps.push({
    place,
    action,
    target,
    fields: [],
    seen: seenDigest(values, draft.facts.digest),
  });
}

/** The customer a record says it is of; empty when it names none. */
function ownerOf(data: JsonObject): string {
  return textAt(objectAt(data, "customer") ?? {}, "id") ?? "";
}

/** Plans a gift card: its note when it is theirs, name and message when they received it. */
export function takeGiftCardRecord(draft: Draft, record: CollectedRecord): void {
  const { place, id: target, data } = record;
  const type = typeOfRecord(record);
  const nothing = (): void => undefined;
  if (!addWhole(draft, { record, type })) {
    addFields(draft, { record, type }, { shopify: nothing, rule: nothing });
  }
  if (type !== "GiftCard") return;
  const action = "clear-gift-card";
  const fields = giftCardStepFields.filter((field) => {
    if (saysNothing(giftCardValues(data, [field]))) return false;
    const write = { place: "gift-cards", action, target, fields: [field] } as const;
    const hindrance = hindranceOf(draft.facts, write);
    const row = { place, field, subject: null };
    draft.lines.add({ ...row, ...(hindrance ?? { fate: "clear", because: null }) });
    return hindrance === undefined;
  });
  if (fields.length === 0) return;
  const seen = seenDigest(giftCardValues(data, fields), draft.facts.digest);
  draft.steps.push({ place, action, target, fields, seen });
}

/** Plans what no step reaches: Lagom's own rows, checkouts, contracts, credit and cards. */
export function takeOtherRecord(draft: Draft, record: CollectedRecord): void {
  const type = typeOfRecord(record);
  if (type === "Metafield") {
    const subject = typeof record.data["namespace"] === "string" ? record.data["namespace"] : null;
    const { place } = record;
    draft.lines.add({ place, field: type, fate: "unreachable", because: "no-call", subject });
    return;
  }
  if (addWhole(draft, { record, type })) return;
  const nothing = (): void => undefined;
  addFields(draft, { record, type }, { shopify: nothing, rule: nothing });
}
