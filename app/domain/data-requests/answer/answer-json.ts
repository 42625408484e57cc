import type { Json } from "../../shared/json.ts";
import type { Explanation } from "../explanation/types.ts";
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
    explanation: toJson(context.explanation),
  };
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "records": [`;
}

/** The explanations as programs read them; null while the store has no register. */
function toJson(explanation: Explanation | null): Json {
  if (explanation === null) return null;
  const { language, registerNumber, notes, blocks } = explanation;
  return { language, registerNumber, notes, blocks: blocks.map((block) => ({ ...block })) };
}

/** A record as `data.json` has it: as it was received. Records are parted by commas. */
export function renderJsonRecord(record: CollectedRecord): string {
  const { kind, id, parentId, place, reason, data } = record;
  return `\n  ${JSON.stringify({ kind, id, parentId, place, reason, data })}`;
}

/** What follows the last record. */
export const jsonEnd = "\n ]\n}\n";
