import { stringify } from "csv-stringify/sync";
import type { AnswerContext } from "../domain/data-requests/answer/answer-context.ts";
import { renderJson } from "../domain/data-requests/answer/answer-json.ts";
import { answerSchema } from "../domain/data-requests/answer/answer-schema.ts";
import { csvHeader } from "../domain/data-requests/answer/csv-columns.ts";
import { csvRows } from "../domain/data-requests/answer/csv-rows.ts";
import { csvName, fileNames } from "../domain/data-requests/answer/file-names.ts";
import { type ManifestFile, renderManifest } from "../domain/data-requests/answer/manifest.ts";
import { missingCells, missingHeader } from "../domain/data-requests/answer/missing-list.ts";
import { renderReadme } from "../domain/data-requests/answer/readme.ts";
import { renderPage } from "../domain/data-requests/answer/render-page.ts";
import type { AnswerBuildParams } from "../domain/data-requests/ports.ts";
import { recordKinds } from "../domain/data-requests/types.ts";
import type { PackageFile } from "./zip-stream.server.ts";

/**
 * The package's files in their order; the manifest comes last, for it tells of
 * all the others as they were written.
 */
export function listFiles(
  context: AnswerContext,
  readRecords: AnswerBuildParams["readRecords"],
  written: () => readonly ManifestFile[],
): readonly PackageFile[] {
  const { counts, missing } = context;
  const kinds = recordKinds.filter((kind) => (counts.byKind.get(kind) ?? 0) > 0);
  return [
    { name: fileNames.readme, pieces: () => [renderReadme(context)] },
    {
      name: fileNames.page,
      records: counts.total,
      pieces: () => renderPage(context, readRecords),
    },
    {
      name: fileNames.data,
      records: counts.total,
      pieces: () => renderJson(context, readRecords()),
    },
    { name: fileNames.schema, pieces: () => [toJson(answerSchema)] },
    ...kinds.map((kind) => ({
      name: csvName(kind),
      records: counts.byKind.get(kind) ?? 0,
      pieces: () => renderCsv(csvHeader(kind), csvRows(readRecords(), kind)),
    })),
    { name: fileNames.missing, records: missing.length, pieces: () => [toJson(missing)] },
    {
      name: fileNames.missingTable,
      records: missing.length,
      pieces: () =>
        renderCsv(
          missingHeader,
          missing.map((item) => missingCells(context, item)),
        ),
    },
    { name: fileNames.manifest, pieces: () => [renderManifest(context, written())] },
  ];
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
async function* renderCsv(
  header: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  yield `\ufeff${toLine(header)}`;
  for await (const row of rows) yield toLine(row);
}

function toLine(cells: readonly string[]): string {
  return stringify([[...cells]], { record_delimiter: "windows" });
}
