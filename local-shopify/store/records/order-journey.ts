import { partGid } from "../ids.ts";
import type { StoreRecord } from "../parts.ts";
import type { Plant } from "../plant.ts";
import { moment } from "./money.ts";
import type { OrderMade } from "./order.ts";

/** How the shopper came: first visit, last visit, and every moment between. */
export function buildJourney(made: OrderMade, plant: Plant): StoreRecord {
  const visits = [
    buildVisit(made, plant, 0),
    buildVisit(made, plant, 1),
    buildVisit(made, plant, 2),
  ];
  return {
    __typename: "CustomerJourneySummary",
    customerOrderIndex: 0,
    daysToConversion: 3,
    ready: true,
    momentsCount: { count: visits.length, precision: "EXACT" },
    firstVisit: visits[0],
    lastVisit: visits[2],
    moments: visits,
  };
}

function buildVisit({ plan, source }: OrderMade, plant: Plant, at: number): StoreRecord {
  const campaign = plant.word("UTMParameters.campaign");
  return {
    __typename: "CustomerVisit",
    id: partGid("CustomerVisit", "Order", [plan.index, at]),
    occurredAt: moment(plan.createdAt - (3 - at) * 86_400_000),
    landingPage: `https://${source.shop}/?utm_campaign=${campaign}&visit=${plant.word("CustomerVisit.landingPage")}`,
    landingPageHtml: null,
    marketingEvent: null,
    referralCode: `ref-${plant.word("CustomerVisit.referralCode")}`,
    referralInfoHtml: "",
    referrerUrl: `https://search.example.test/?q=${plant.word("CustomerVisit.referrerUrl")}`,
    source: "search",
    sourceDescription: null,
    sourceType: null,
    utmParameters: {
      __typename: "UTMParameters",
      campaign,
      content: plant.word("UTMParameters.content"),
      medium: "cpc",
      source: "nyhetsbrev",
      term: plant.word("UTMParameters.term"),
    },
  };
}
