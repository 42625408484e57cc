import type { Resolver } from "../resolvers/resolver.ts";

const bulkOperationRunQuery: Resolver = (_source, args, context) =>
  context.bulk.start({
    query: String(args["query"]),
    groupObjects: args["groupObjects"] === true,
    context,
  });

const bulkOperationCancel: Resolver = (_source, args, { bulk }) => bulk.cancel(String(args["id"]));

export const bulkMutations = { bulkOperationRunQuery, bulkOperationCancel };
