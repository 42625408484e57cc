import { gidOf, numberOf, partGid, plainNumberOf } from "../ids.ts";
import { link, part, type StoreRecord } from "../parts.ts";
import type { DraftPlan } from "../plans.ts";
import type { Plant, PlantSink } from "../plant.ts";
import { mix, pick } from "../prng.ts";
import type { RecordBuilder, RecordSource } from "../source.ts";
import { buildAddress } from "./address.ts";
import { buildEvents } from "./event.ts";
import { plantRecord } from "./frame.ts";
import { buildMetafield } from "./metafield.ts";
import { CURRENCY, decimal, moment, moneyBag } from "./money.ts";

const TOTAL = 59_900;

type Made = {
  readonly source: RecordSource;
  readonly plan: DraftPlan;
  readonly plant: Plant;
  readonly id: string;
};

/** A draft order; a bare one has only note, attributes and e-mail. */
export const buildDraftOrder: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.extras.drafts[index];
  if (plan === undefined) return undefined;
  const of = { kind: "draft", type: "DraftOrder", scope: "read_draft_orders", sink } as const;
  const made = {
    source,
    plan,
    plant: plantRecord(source, plan, of),
    id: gidOf("DraftOrder", index),
  };
  tellEmail(made, sink);
  return { __typename: "DraftOrder", ...bookkeeping(made), ...ownFields(made), ...sections(made) };
};

function tellEmail({ plan, id }: Made, sink: PlantSink | undefined): void {
  if (!plan.email?.token) return;
  sink?.({
    token: plan.email.token,
    person: plan.person.key,
    field: "DraftOrder.email",
    recordId: id,
    scope: "read_draft_orders",
    protectedKind: "email",
    needsAllOrders: false,
    reachable: plan.frame.reachable ?? true,
    onlyByDecision: plan.frame.onlyByDecision ?? false,
  });
}

function bookkeeping({ plan, id, source }: Made): object {
  const at = moment(plan.createdAt);
  return {
    id,
    legacyResourceId: numberOf("DraftOrder", plan.index),
    name: `#D${plan.index + 1}`,
    status: "OPEN",
    createdAt: at,
    updatedAt: at,
    completedAt: null,
    currencyCode: CURRENCY,
    presentmentCurrencyCode: CURRENCY,
    marketName: "Sverige",
    marketRegionCountryCode: "SE",
    invoiceEmailTemplateSubject: "",
    invoiceUrl: `https://${source.shop}/invoices/${numberOf("DraftOrder", plan.index)}`,
    defaultCursor: numberOf("DraftOrder", plan.index),
    totalPriceSet: moneyBag(TOTAL),
    subtotalPriceSet: moneyBag(TOTAL),
    totalPrice: decimal(TOTAL),
    customer: link(() =>
      plan.customer === null ? null : source.record("Customer", plan.customer),
    ),
    purchasingEntity: link(() =>
      plan.customer === null ? null : source.record("Customer", plan.customer),
    ),
    order: null,
  };
}

function ownFields({ plan, plant }: Made): object {
  return {
    email: plan.email?.value ?? null,
    phone: plan.bare ? null : plant.phone("DraftOrder.phone"),
    note2: `${pick(plan.person.words.orderNotes, plan.index)} ${plant.word("DraftOrder.note2")}`,
    poNumber: plan.bare ? null : `PO-${plant.word("DraftOrder.poNumber")}`,
    tags: plan.bare ? [] : [`offert-${plant.word("DraftOrder.tags")}`],
    customAttributes: [
      { __typename: "Attribute", key: "önskemål", value: `blå ${plant.word("Attribute.value")}` },
    ],
  };
}

function sections(made: Made): object {
  const { source, plan, plant, id } = made;
  const self = (): StoreRecord | undefined => source.record("DraftOrder", plan.index);
  const address = (at: number): StoreRecord | null =>
    plan.bare
      ? null
      : buildAddress({
          plant: plant.section(1 + at),
          person: plan.person,
          id: `gid://shopify/MailingAddress/${plainNumberOf("DraftOrder", plan.index)}${at}`,
          dice: mix(source.seed, plan.index, 400 + at),
        });
  return {
    shippingAddress: part(() => address(0)),
    billingAddress: part(() => address(1)),
    lineItems: part(() => [lineItem(made)]),
    events: part(() =>
      plan.bare
        ? []
        : buildEvents({
            source,
            plant: plant.section(3),
            number: `23${plainNumberOf("DraftOrder", plan.index)}`,
            subject: { type: "DRAFT_ORDER", id, get: self },
            atMs: plan.createdAt,
            text: "skapade utkastet",
            comment: false,
            staffIndex: plan.index % 3,
          }),
    ),
    metafields: part(() =>
      plan.bare
        ? []
        : [
            buildMetafield({
              number: `33${plainNumberOf("DraftOrder", plan.index)}`,
              owner: self,
              ownerType: "DRAFTORDER",
              namespace: "custom",
              key: "measurements",
              type: "single_line_text_field",
              value: `fönster ${plant.section(4).word("Metafield.value")}`,
              atMs: plan.createdAt,
            }),
          ],
    ),
  };
}

function lineItem({ plan, plant }: Made): StoreRecord {
  return {
    __typename: "DraftOrderLineItem",
    id: partGid("DraftOrderLineItem", "DraftOrder", [plan.index, 0]),
    uuid: partGid("DraftOrderLineItem", "DraftOrder", [plan.index, 0]).slice(-16),
    title: "Gardin efter mått",
    name: "Gardin efter mått",
    quantity: 1,
    custom: true,
    sku: null,
    requiresShipping: true,
    originalUnitPriceSet: moneyBag(TOTAL),
    originalTotalSet: moneyBag(TOTAL),
    discountedTotalSet: moneyBag(TOTAL),
    customAttributes: plan.bare
      ? []
      : [
          {
            __typename: "Attribute",
            key: "broderi",
            value: plant.section(5).word("DraftOrderLineItem.customAttributes"),
          },
        ],
    product: null,
    variant: null,
  };
}
