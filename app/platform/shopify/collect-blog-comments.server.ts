import { readPath } from "./own-data.server.ts";
import {
  createdAtOf,
  idFromGid,
  textOf,
  texts,
  type PlaceDefinition,
} from "./place-definition.server.ts";
import { blogCommentShape } from "./shapes/blog-comment-shape.server.ts";

/** Comments carry an e-mail and no customer, and cannot be filtered: all are read and matched. */
export const blogCommentsPlace: PlaceDefinition = {
  place: "blog-comments",
  shape: blogCommentShape,
  root: "comments",
  light: "id createdAt author { email }",
  steps: ({ subject }) =>
    subject.emails.length + subject.possibleEmails.length + subject.includedRefs.length > 0
      ? [{ find: "scan" }]
      : [],
  facts: (node) => ({
    ref: textOf(node["id"]),
    customerIds: [],
    emails: texts(readPath(node, "author.email")),
  }),
  summary: (node) => ({ label: idFromGid(node["id"]), createdAt: createdAtOf(node) }),
};
