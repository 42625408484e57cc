import { companyContactValues } from "../../domain/erasure/step-values.ts";
import { mutate, readNode, valuesOf, type ActionEraser } from "./erase-call.server.ts";

export const contactDocument = `query ContactToDelete($id: ID!) { node(id: $id) {
  ... on CompanyContact { id } } }`;

export const deleteContactDocument = `mutation DeleteContact($id: ID!) {
  companyContactDelete(companyContactId: $id) { userErrors { code } } }`;

/** Takes a person out of the company they buy for. */
export const companyContactEraser: ActionEraser = {
  read: async (call, { target }) =>
    valuesOf(
      await readNode(call, { document: contactDocument, variables: { id: target }, points: 2 }),
      companyContactValues,
    ),
  write: (call, { target }) =>
    mutate(call, {
      document: deleteContactDocument,
      root: "companyContactDelete",
      variables: { id: target },
    }),
};
