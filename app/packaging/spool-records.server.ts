import { renderJsonRecord } from "../domain/data-requests/answer/answer-json.ts";
import { csvHeader } from "../domain/data-requests/answer/csv-columns.ts";
import { toCsvCells } from "../domain/data-requests/answer/csv-rows.ts";
import { toCsvHead, toCsvLine } from "../domain/shared/csv-line.ts";
import { csvName, fileNames } from "../domain/data-requests/answer/file-names.ts";
import type { CollectedRecord, RecordKind } from "../domain/data-requests/types.ts";
import type { Spool } from "./sealed-spool.server.ts";

/**
 * Hands the pages on and, on their way, writes each record's line of its
 * kind's table and its entry of `data.json` into the spool: opening the sealed
 * pages is the dear part, so it is not done once per file.
 */
export async function* spoolRecords(
  pages: AsyncIterable<readonly CollectedRecord[]>,
  spool: Spool,
): AsyncGenerator<readonly CollectedRecord[]> {
  const begun = new Set<RecordKind>();
  let separator = "";
  for await (const page of pages) {
    for (const record of page) {
      const table = csvName(record.kind);
      if (!begun.has(record.kind)) await spool.write(table, toCsvHead(csvHeader(record.kind)));
      begun.add(record.kind);
      await spool.write(table, toCsvLine(toCsvCells(record)));
      await spool.write(fileNames.data, `${separator}${renderJsonRecord(record)}`);
      separator = ",";
    }
    yield page;
  }
}
