import type { CollectParams } from "../../domain/data-requests/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { readPath } from "./own-data.server.ts";
import {
  createdAtOf,
  idFromGid,
  quoteSearch,
  textOf,
  texts,
  type PlaceDefinition,
  type PlaceStep,
} from "./place-definition.server.ts";
import { customerShape } from "./shapes/customer-shape.server.ts";

/** The person's customer records: by id, by a merge seen, by e-mail. */
export const customerPlace: PlaceDefinition = {
  place: "customer",
  shape: customerShape,
  clue: "customer",
  root: "customers",
  light: "id defaultEmailAddress { emailAddress }",
  steps: (params) => (params.again ? possibleSteps(params) : ownSteps(params)),
  facts: (node: JsonObject) => ({
    ref: textOf(node["id"]),
    customerIds: texts(idFromGid(node["id"])),
    emails: texts(readPath(node, "defaultEmailAddress.emailAddress")),
  }),
  // A merged record no longer exists: its data stands in the one that was kept.
  goneCode: ({ subject }, ref) =>
    subject.mergedCustomerIds.includes(idFromGid(ref)) ? "expected" : "record-gone",
  summary: (node) => ({
    label: textOf(node["displayName"]),
    createdAt: createdAtOf(node),
  }),
};

function byEmail(email: string): PlaceStep {
  return { find: "search", filter: `email:${quoteSearch(email)}` };
}

function ownSteps({ subject, request }: CollectParams): PlaceStep[] {
  return [
    { find: "ids", ids: subject.customerIds.map((id) => `gid://shopify/Customer/${id}`) },
    ...texts(request.subject.email).map(byEmail),
    { find: "ids", ids: subject.includedRefs.filter((ref) => ref.includes("/Customer/")) },
  ];
}

/** Another customer record under an address that stands on one of the person's orders. */
function possibleSteps({ subject }: CollectParams): PlaceStep[] {
  return subject.possibleEmails.map(byEmail);
}
