import { gidOf } from "../ids.ts";
import { part } from "../parts.ts";
import type { CommentPlan } from "../plans.ts";
import type { PlantSink } from "../plant.ts";
import type { RecordBuilder } from "../source.ts";
import { plantRecord } from "./frame.ts";
import { moment } from "./money.ts";

/** A comment on the blog. Nothing links it to a customer but the e-mail. */
export const buildComment: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.extras.comments[index];
  if (plan === undefined) return undefined;
  const of = { kind: "comment", type: "Comment", scope: "read_content", sink } as const;
  const plant = plantRecord(source, plan, of);
  tellEmail(plan, gidOf("Comment", index), sink);
  const body = `Fin filt, tack ${plant.word("Comment.body")}`;
  const at = moment(plan.createdAt);
  return {
    __typename: "Comment",
    id: gidOf("Comment", index),
    author: {
      __typename: "CommentAuthor",
      name: `${plan.person.given} ${plant.name("CommentAuthor.name", "name")}`,
      email: plan.email.value,
    },
    body,
    bodyHtml: `<p>${body}</p>`,
    ip: plant.ip("Comment.ip"),
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) ${plant.word("Comment.userAgent")}`,
    isPublished: true,
    status: "PUBLISHED",
    createdAt: at,
    publishedAt: at,
    updatedAt: at,
    events: [],
    article: part(() => ARTICLE),
  };
};

function tellEmail(plan: CommentPlan, recordId: string, sink: PlantSink | undefined): void {
  if (plan.email.token === null) return;
  sink?.({
    token: plan.email.token,
    person: plan.person.key,
    field: "CommentAuthor.email",
    recordId,
    scope: "read_content",
    protectedKind: "email",
    needsAllOrders: false,
    reachable: plan.frame.reachable ?? true,
    onlyByDecision: plan.frame.onlyByDecision ?? false,
  });
}

const ARTICLE = {
  __typename: "Article",
  id: gidOf("Article", 0),
  title: "Så sköter du ylle",
  handle: "sa-skoter-du-ylle",
  body: "<p>Vädra hellre än tvätta.</p>",
  isPublished: true,
  createdAt: "2026-01-10T09:00:00Z",
  tags: [],
  blog: {
    __typename: "Blog",
    id: "gid://shopify/Blog/1100000000001",
    title: "Nyheter",
    handle: "nyheter",
    commentPolicy: "AUTO_PUBLISHED",
    createdAt: "2021-03-01T09:00:00Z",
    tags: [],
  },
};
