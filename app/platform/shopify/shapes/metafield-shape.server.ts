import type { ChildShape } from "../entity-shape.server.ts";

/** Metafields the app may read on a record. */
export const metafieldsChild: ChildShape = {
  path: "metafields",
  form: "connection",
  first: 5,
  of: {
    type: "Metafield",
    kind: "metafield",
    own: "id namespace key type value createdAt updatedAt",
    children: [],
  },
};
