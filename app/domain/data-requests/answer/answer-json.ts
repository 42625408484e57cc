import type { CollectedRecord } from "../types.ts";
import type { AnswerContext } from "./answer-context.ts";
import { fileNames } from "./file-names.ts";

/** The version of the package's form; the schema's name carries it. */
export const schemaVersion = 1;

/**
 * `data.json`, piece by piece: every record as it was received. Conforms to
 * `answer-1.schema.json`.
 */
export async function* renderJson(
  context: AnswerContext,
  pages: AsyncIterable<readonly CollectedRecord[]>,
): AsyncGenerator<string> {
  const head = {
    $schema: fileNames.schema,
    schemaVersion,
    request: {
      id: context.request.id,
      kind: context.request.kind,
      receivedAt: context.request.receivedAt.toISOString(),
    },
    shop: { domain: context.request.shop, name: context.shopName },
    createdAt: context.createdAt.toISOString(),
    language: context.texts.language,
    recordCount: context.counts.total,
    places: context.progress.map(({ place, status, recordCount }) => ({
      place,
      status,
      recordCount,
    })),
    missing: context.missing,
  };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "records": [`;
  let separator = "\n";
  for await (const page of pages) {
    for (const record of page) {
      yield `${separator}  ${JSON.stringify(toPublished(record))}`;
      separator = ",\n";
    }
  }
  yield "\n ]\n}\n";
}

function toPublished(record: CollectedRecord): CollectedRecord {
  const { kind, id, parentId, place, reason, data } = record;
  return { kind, id, parentId, place, reason, data };
}
