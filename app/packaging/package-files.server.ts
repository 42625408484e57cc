import type { AnswerContext } from "../domain/data-requests/answer/answer-context.ts";
import { jsonEnd, renderJsonStart } from "../domain/data-requests/answer/answer-json.ts";
import { answerSchema } from "../domain/data-requests/answer/answer-schema.ts";
import { toCsvHead, toCsvLine } from "../domain/shared/csv-line.ts";
import { csvName, fileNames } from "../domain/data-requests/answer/file-names.ts";
import { type ManifestFile, renderManifest } from "../domain/data-requests/answer/manifest.ts";
import { missingCells, missingHeader } from "../domain/data-requests/answer/missing-list.ts";
import { renderReadme } from "../domain/data-requests/answer/readme.ts";
import { renderPage } from "../domain/data-requests/answer/render-page.ts";
import type { AnswerBuildParams } from "../domain/data-requests/ports.ts";
import { recordKinds } from "../domain/data-requests/types.ts";
import type { Spool } from "./sealed-spool.server.ts";
import type { PackageFile } from "./zip-stream.server.ts";

export type PackageSources = {
  /** What `spoolRecords` set aside. */
  readonly spool: Spool;
  readonly readRecords: AnswerBuildParams["readRecords"];
  /** The files written so far. */
  readonly written: () => readonly ManifestFile[];
};

/**
 * The package's files in their order; the manifest comes last, for it tells of
 * all the others as they were written.
 */
export function listFiles(context: AnswerContext, sources: PackageSources): readonly PackageFile[] {
  const { counts, missing } = context;
  const { spool, readRecords, written } = sources;
  const kinds = recordKinds.filter((kind) => (counts.byKind.get(kind) ?? 0) > 0);
  const records = counts.total;
  return [
    { name: fileNames.readme, pieces: () => [renderReadme(context)] },
    { name: fileNames.page, records, pieces: () => renderPage(context, readRecords) },
    { name: fileNames.data, records, pieces: () => joinData(context, spool) },
    { name: fileNames.schema, pieces: () => [toJson(answerSchema)] },
    ...kinds.map((kind) => ({
      name: csvName(kind),
      records: counts.byKind.get(kind) ?? 0,
      pieces: () => spool.read(csvName(kind)),
    })),
    { name: fileNames.missing, records: missing.length, pieces: () => [toJson(missing)] },
    {
      name: fileNames.missingTable,
      records: missing.length,
      pieces: () => [
        toCsvHead(missingHeader),
        ...missing.map((item) => toCsvLine(missingCells(context, item))),
      ],
    },
    { name: fileNames.manifest, pieces: () => [renderManifest(context, written())] },
  ];
}

async function* joinData(
  context: AnswerContext,
  spool: Spool,
): AsyncGenerator<string | Uint8Array> {
  yield renderJsonStart(context);
  yield* spool.read(fileNames.data);
  yield jsonEnd;
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
