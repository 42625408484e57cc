import type { EntityShape } from "../entity-shape.server.ts";
import { eventsChild } from "./event-shape.server.ts";

/** A comment on a blog post, with what the browser told about the writer. */
export const blogCommentShape: EntityShape = {
  type: "Comment",
  kind: "blog-comment",
  own: `id body status isPublished createdAt publishedAt updatedAt ip userAgent
    author { name email } article { id title }`,
  children: [eventsChild],
};
