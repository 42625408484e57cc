import { toCsvHead, toCsvLine } from "../shared/csv-line.ts";
import type { ConsentExport } from "./ports.ts";
import type { ConsentRecord } from "./record.ts";

const columns = [
  "record",
  "chosen_at",
  "recorded_at",
  "act",
  "preferences",
  "statistics",
  "marketing",
  "sale_or_sharing",
  "notice_version",
  "language",
  "region",
  "regime",
  "device",
  "global_privacy_control",
  "shopify_told",
] as const;

/** The records as a file in pieces of some hundred lines: CSV (RFC 4180) or JSON lines. */
export async function* exportRecords(
  records: AsyncIterable<ConsentRecord>,
  format: ConsentExport,
): AsyncGenerator<string> {
  const toLine = format === "csv" ? toCsv : toJson;
  let piece = format === "csv" ? toCsvHead(columns) : "";
  for await (const record of records) {
    piece += toLine(record);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

const pieceLength = 64_000;

function toCsv(record: ConsentRecord): string {
  const { choices } = record;
  const sale = choices.sale === null ? "" : toWord(choices.sale);
  return toCsvLine([
    ...[record.id, record.chosenAt.toISOString(), record.recordedAt.toISOString(), record.act],
    ...[toWord(choices.preferences), toWord(choices.statistics), toWord(choices.marketing), sale],
    ...[record.notice, record.language, record.region, record.regime, record.device],
    ...[toWord(record.gpc), toWord(record.told)],
  ]);
}

function toWord(isAllowed: boolean): string {
  return isAllowed ? "yes" : "no";
}

function toJson({ id, chosenAt, recordedAt, ...rest }: ConsentRecord): string {
  const times = { chosenAt: chosenAt.toISOString(), recordedAt: recordedAt.toISOString() };
  return `${JSON.stringify({ id, ...times, ...rest })}\n`;
}
