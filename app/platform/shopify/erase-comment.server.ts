import { commentValues } from "../../domain/erasure/step-values.ts";
import { mutate, readNode, valuesOf, type ActionEraser } from "./erase-call.server.ts";

export const commentDocument = `query CommentToDelete($id: ID!) { node(id: $id) {
  ... on Comment { id author { name email } } } }`;

export const deleteCommentDocument = `mutation DeleteComment($id: ID!) {
  commentDelete(id: $id) { userErrors { code } } }`;

/** Deletes a blog comment. */
export const commentEraser: ActionEraser = {
  read: async (call, { target }) =>
    valuesOf(
      await readNode(call, { document: commentDocument, variables: { id: target }, points: 3 }),
      commentValues,
    ),
  write: (call, { target }) =>
    mutate(call, {
      document: deleteCommentDocument,
      root: "commentDelete",
      variables: { id: target },
    }),
};
