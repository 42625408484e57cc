import { gidOf, plainNumberOf } from "../ids.ts";
import { link, part, recordList, type StoreRecord } from "../parts.ts";
import type { CompanyPlan } from "../plans.ts";
import type { Plant } from "../plant.ts";
import { pick } from "../prng.ts";
import type { RecordBuilder, RecordSource } from "../source.ts";
import { plantRecord } from "./frame.ts";
import { CURRENCY, moment, moneyV2 } from "./money.ts";

/** The company is a legal person: nothing in it is planted. */
export const buildCompany: RecordBuilder = (source, index) => {
  const plan = source.layout.extras.companies[index];
  if (plan === undefined) return undefined;
  const at = moment(plan.createdAt);
  const contact = link(() => source.record("CompanyContact", index) ?? null);
  return {
    __typename: "Company",
    id: gidOf("Company", index),
    name: plan.name,
    note: null,
    externalId: `K-${index}`,
    createdAt: at,
    updatedAt: at,
    customerSince: at,
    lifetimeDuration: "about 1 year",
    defaultCursor: plainNumberOf("Company", index),
    mainContact: contact,
    contacts: link(() => {
      const present = source.record("CompanyContact", index);
      return present === undefined ? [] : [present];
    }),
    locations: [link(() => source.record("CompanyLocation", index))],
    orders: ordersOf(source, plan),
    totalSpent: moneyV2(0),
    metafields: [],
    events: [],
  };
};

/** The link between a customer and their company. */
export const buildCompanyContact: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.extras.companies[index];
  if (plan === undefined) return undefined;
  const plant = plantContact(source, plan, { sink, type: "CompanyContact" });
  const at = moment(plan.createdAt);
  return {
    __typename: "CompanyContact",
    id: gidOf("CompanyContact", index),
    title: `Inköpare ${plant.word("CompanyContact.title")}`,
    locale: "sv",
    isMainContact: true,
    createdAt: at,
    updatedAt: at,
    lifetimeDuration: "about 1 year",
    company: link(() => source.record("Company", index)),
    customer: link(() => source.record("Customer", plan.customer)),
    draftOrders: [],
    orders: ordersOf(source, plan),
    roleAssignments: part(() => [roleAssignment(source, index, at)]),
  };
};

/** Where the company receives goods: the address names the contact. */
export const buildCompanyLocation: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.extras.companies[index];
  if (plan === undefined) return undefined;
  const plant = plantContact(source, plan, { sink, type: "CompanyLocation" }).section(1);
  const at = moment(plan.createdAt);
  const address = part(() => companyAddress(plan, plant.section(2)));
  return {
    __typename: "CompanyLocation",
    id: gidOf("CompanyLocation", index),
    name: `${plan.name} lager`,
    note: null,
    phone: null,
    externalId: null,
    locale: "sv",
    currency: CURRENCY,
    createdAt: at,
    updatedAt: at,
    company: link(() => source.record("Company", index)),
    shippingAddress: address,
    billingAddress: null,
    taxSettings: { taxRegistrationId: null, taxExempt: false, taxExemptions: [] },
    taxExemptions: [],
    orders: ordersOf(source, plan),
    roleAssignments: part(() =>
      source.record("CompanyContact", index) ? [roleAssignment(source, index, at)] : [],
    ),
    totalSpent: moneyV2(0),
    defaultCursor: plainNumberOf("CompanyLocation", index),
    metafields: [],
  };
};

function plantContact(
  source: RecordSource,
  plan: CompanyPlan,
  of: Pick<Parameters<typeof plantRecord>[2], "sink" | "type">,
): Plant {
  return plantRecord(source, plan, { ...of, kind: "company", scope: "read_customers" });
}

function ordersOf(source: RecordSource, plan: CompanyPlan): object {
  const { layout } = source;
  const own = layout.ordersOfCustomer(plan.customer);
  return recordList(
    "Order",
    own.filter((index) => layout.order(index)?.company === plan.index),
  );
}

function roleAssignment(source: RecordSource, index: number, at: string): StoreRecord {
  return {
    __typename: "CompanyContactRoleAssignment",
    id: `gid://shopify/CompanyContactRoleAssignment/${plainNumberOf("CompanyContact", index)}1`,
    createdAt: at,
    updatedAt: at,
    company: link(() => source.record("Company", index)),
    companyContact: link(() => source.record("CompanyContact", index)),
    companyLocation: link(() => source.record("CompanyLocation", index)),
    role: {
      __typename: "CompanyContactRole",
      id: `gid://shopify/CompanyContactRole/${plainNumberOf("CompanyContact", index)}2`,
      name: "Ordering only",
      note: null,
    },
  };
}

function companyAddress(plan: CompanyPlan, plant: Plant): StoreRecord {
  const { person } = plan;
  const town = pick(person.words.towns, plan.index);
  const firstName = `${person.given} ${plant.name("CompanyAddress.firstName", "name")}`;
  const lastName = `${person.family} ${plant.name("CompanyAddress.lastName", "name")}`;
  return {
    __typename: "CompanyAddress",
    id: `gid://shopify/CompanyAddress/${plainNumberOf("CompanyLocation", plan.index)}`,
    companyName: plan.name,
    firstName,
    lastName,
    recipient: `${firstName} ${lastName}`,
    address1: pick(person.words.streets, plan.index),
    address2: null,
    city: town.city,
    zip: town.postcode,
    country: person.words.country,
    countryCode: person.words.countryCode,
    province: null,
    zoneCode: null,
    phone: null,
    formattedArea: `${town.city}, ${person.words.country}`,
    formattedAddress: [pick(person.words.streets, plan.index), `${town.postcode} ${town.city}`],
    createdAt: moment(plan.createdAt),
    updatedAt: moment(plan.createdAt),
  };
}
