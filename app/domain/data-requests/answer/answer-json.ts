import type { CollectedRecord } from "../types.ts";
import type { AnswerContext } from "./answer-context.ts";
import { fileNames } from "./file-names.ts";

/** The version of the package's form; the schema's name carries it. */
export const schemaVersion = 1;

/** The start of `data.json`, up to its first record; conforms to `answer-1.schema.json` with what follows. */
export function renderJsonStart(context: AnswerContext): string {
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
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "records": [`;
}

/** A record as `data.json` has it: as it was received. Records are parted by commas. */
export function renderJsonRecord(record: CollectedRecord): string {
  const { kind, id, parentId, place, reason, data } = record;
  return `\n  ${JSON.stringify({ kind, id, parentId, place, reason, data })}`;
}

/** What follows the last record. */
export const jsonEnd = "\n ]\n}\n";
