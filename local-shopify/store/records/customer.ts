import { gidOf, numberOf, plainNumberOf } from "../ids.ts";
import { link, part, recordList, type StoreRecord } from "../parts.ts";
import type { CustomerPlan } from "../plans.ts";
import { createPlant, type Plant, type PlantSink } from "../plant.ts";
import { mix, oneIn, pick } from "../prng.ts";
import type { RecordBuilder, RecordSource } from "../source.ts";
import { buildAddress } from "./address.ts";
import { contactFields } from "./customer-contact.ts";
import { buildEvents } from "./event.ts";
import { buildMetafield } from "./metafield.ts";
import { moment, moneyV2 } from "./money.ts";
import { newestOrder } from "./visible-order.ts";

type Made = {
  readonly source: RecordSource;
  readonly plan: CustomerPlan;
  readonly plant: Plant;
  readonly id: string;
  readonly self: () => StoreRecord | undefined;
};

/** A customer record. One that is gone keeps its id only. */
export const buildCustomer: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.customer(index);
  if (plan === undefined) return undefined;
  const id = gidOf("Customer", index);
  const plant = plantCustomer(source, plan, sink);
  const made = { source, plan, plant, id, self: () => source.record("Customer", index) };
  if (plan.state === "gone")
    return { __typename: "Customer", ...bookkeeping(made), ...goneFields() };
  tellContacts(plan, id, sink);
  return {
    __typename: "Customer",
    ...bookkeeping(made),
    ...ownFields(made),
    ...links(made),
    ...contactFields(plan, source.shop),
  };
};

function frameOf(plan: CustomerPlan, id: string) {
  return {
    person: plan.person.key,
    recordId: id,
    scope: "read_customers",
    needsAllOrders: false,
    reachable: plan.frame.reachable ?? true,
    onlyByDecision: plan.frame.onlyByDecision ?? false,
  };
}

function plantCustomer(
  source: RecordSource,
  plan: CustomerPlan,
  sink: PlantSink | undefined,
): Plant {
  const { index } = plan;
  return createPlant({
    seed: source.seed,
    kind: "customer",
    index,
    sink,
    frame: frameOf(plan, gidOf("Customer", index)),
  });
}

function tellContacts(plan: CustomerPlan, id: string, sink: PlantSink | undefined): void {
  const frame = frameOf(plan, id);
  if (plan.email?.token)
    sink?.({ ...frame, token: plan.email.token, field: "Customer.email", protectedKind: "email" });
  if (plan.phone?.token)
    sink?.({ ...frame, token: plan.phone.token, field: "Customer.phone", protectedKind: "phone" });
}

function bookkeeping({ source, plan, id }: Made): object {
  return {
    id,
    legacyResourceId: numberOf("Customer", plan.index),
    createdAt: moment(plan.createdAt),
    updatedAt: moment(plan.createdAt + 86_400_000),
    locale: plan.person.words.locale,
    state: "ENABLED",
    verifiedEmail: plan.email !== null,
    taxExemptions: [],
    numberOfOrders: String(source.layout.ordersOfCustomer(plan.index).length),
    amountSpent: moneyV2(source.layout.ordersOfCustomer(plan.index).length * 24_900),
    lifetimeDuration: "about 1 year",
    productSubscriberStatus: "NEVER_SUBSCRIBED",
    mergeable: { isMergeable: true, errorFields: [], reason: null, mergeInProgress: null },
    statistics: { predictedSpendTier: null, rfmGroup: null },
    image: {
      __typename: "Image",
      id: null,
      url: "https://cdn.shopify.com/s/files/customer.png",
      altText: null,
    },
    orders: recordList("Order", source.layout.ordersOfCustomer(plan.index)),
  };
}

function goneFields(): object {
  return {
    displayName: "",
    firstName: null,
    lastName: null,
    note: null,
    tags: [],
    taxSettings: { taxId: null },
  };
}

function ownFields({ plan, plant, source, id, self }: Made): object {
  const { person, shared, full, index } = plan;
  const dice = (n: number): number => mix(source.seed, index, 40 + n);
  const arabic = person.words.locale === "ar";
  const names = plant.section(0);
  const firstName =
    shared?.firstName ?? `${person.given} ${names.name("Customer.firstName", "name", arabic)}`;
  const lastName =
    shared?.lastName ?? `${person.family} ${names.name("Customer.lastName", "name", arabic)}`;
  const texts = plant.section(1);
  return {
    firstName,
    lastName,
    displayName: `${firstName} ${lastName}`,
    note:
      full || oneIn(2, dice(1))
        ? `${pick(person.words.customerNotes, dice(2))} ${texts.word("Customer.note")}`
        : null,
    tags: [
      "nyhetsbrev",
      ...(full || oneIn(3, dice(3)) ? [`tagg-${texts.word("Customer.tags")}`] : []),
    ],
    multipassIdentifier:
      full || oneIn(5, dice(4)) ? `mp-${texts.word("Customer.multipassIdentifier")}` : null,
    taxSettings: {
      taxId: full || oneIn(6, dice(5)) ? `SE-${texts.word("TaxSettings.taxId")}` : null,
    },
    identityProviderSubjects: part(() =>
      subjects(plan, plant.section(2), full || oneIn(6, dice(6))),
    ),
    defaultAddress: part(() => addresses(plan, plant, source.seed)[0] ?? null),
    addresses: part(() => addresses(plan, plant.section(0), source.seed)),
    addressesV2: part(() => addresses(plan, plant.section(0), source.seed)),
    metafields: part(() => metafields({ plan, plant, self }, full || oneIn(3, dice(7)))),
    events: part(() =>
      buildEvents({
        source,
        plant: plant.section(6),
        number: `21${plainNumberOf("Customer", index)}`,
        subject: { type: "CUSTOMER", id, get: self },
        atMs: plan.createdAt,
        text: "skickade välkomstbrevet",
        comment: full || oneIn(8, dice(8)),
        staffIndex: index % 3,
      }),
    ),
    hasTimelineComment: full || oneIn(8, dice(8)),
  };
}

function links({ plan, source }: Made): object {
  const { layout } = source;
  const all = (type: Parameters<typeof source.record>[0], indexes: readonly number[]) => () =>
    indexes.map((index) => source.record(type, index)).filter((record) => record !== undefined);
  return {
    lastOrder: link((view) => newestOrder(source, plan.index, view)),
    companyContactProfiles: link(() =>
      plan.company === null ? [] : all("CompanyContact", [plan.company])(),
    ),
    storeCreditAccounts: link(
      all("StoreCreditAccount", layout.ofCustomer("storeCredits", plan.index)),
    ),
    paymentMethods: link(
      all("CustomerPaymentMethod", layout.ofCustomer("paymentMethods", plan.index)),
    ),
    subscriptionContracts: [],
  };
}

function addresses(plan: CustomerPlan, plant: Plant, seed: number): readonly StoreRecord[] {
  const count = plan.full || oneIn(4, mix(seed, plan.index, 50)) ? 2 : 1;
  return Array.from({ length: count }, (_, at) =>
    buildAddress({
      plant: plant.section(3 + at),
      person: plan.person,
      id: `gid://shopify/MailingAddress/${plainNumberOf("Customer", plan.index)}${String(at)}?model_name=CustomerAddress`,
      dice: mix(seed, plan.index, 60 + at),
      shared: plan.shared,
    }),
  );
}

function subjects(plan: CustomerPlan, plant: Plant, has: boolean): readonly StoreRecord[] {
  if (!has) return [];
  const at = moment(plan.createdAt);
  return [
    {
      __typename: "IdentityProviderSubject",
      id: `gid://shopify/IdentityProviderSubject/${plainNumberOf("Customer", plan.index)}`,
      providerName: "Local ID",
      subject: `sub-${plant.word("IdentityProviderSubject.subject")}`,
      createdAt: at,
      updatedAt: at,
    },
  ];
}

function metafields(
  { plan, plant, self }: Pick<Made, "plan" | "plant" | "self">,
  has: boolean,
): readonly StoreRecord[] {
  if (!has) return [];
  return [
    buildMetafield({
      number: `31${plainNumberOf("Customer", plan.index)}`,
      owner: self,
      ownerType: "CUSTOMER",
      namespace: "custom",
      key: "size_notes",
      type: "single_line_text_field",
      value: `storlek M ${plant.section(5).word("Metafield.value")}`,
      atMs: plan.createdAt,
    }),
  ];
}
