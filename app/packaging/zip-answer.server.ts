import type { AnswerContext } from "../domain/data-requests/answer/answer-context.ts";
import { countRecords } from "../domain/data-requests/answer/count-records.ts";
import { listMissing } from "../domain/data-requests/answer/missing-list.ts";
import type { ManifestFile } from "../domain/data-requests/answer/manifest.ts";
import type { AnswerBuilder, AnswerBuildParams } from "../domain/data-requests/ports.ts";
import { toMs } from "../domain/shared/duration.ts";
import { createTexts, type Dictionary } from "../domain/shared/texts.ts";
import { writeChunks } from "./chunk-writer.server.ts";
import { listFiles } from "./package-files.server.ts";
import { zipFiles } from "./zip-stream.server.ts";

export type AnswerBuilderDependencies = {
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
};

/**
 * The builder of packages: one ZIP of a page to read, exact data, tables, what
 * is missing, and a manifest. Reads the collected pages once to count them and
 * once per file; never holds more than a page and a slice.
 */
export function createAnswerBuilder(dependencies: AnswerBuilderDependencies): AnswerBuilder {
  return { build: (params) => buildAnswer(dependencies, params) };
}

async function buildAnswer(
  { dictionaries }: AnswerBuilderDependencies,
  params: AnswerBuildParams,
): ReturnType<AnswerBuilder["build"]> {
  const { store, now } = params;
  const context = await readContext(dictionaries, params);
  const answerId = await store.begin(params.request.id, context.texts.language);
  const written: ManifestFile[] = [];
  const files = listFiles(context, params.readRecords, () => written);
  const chunks = await writeChunks(
    zipFiles(files, now, (file) => written.push(file)),
    (chunkNumber, bytes) => store.appendChunk(answerId, chunkNumber, bytes),
  );
  const facts = {
    ...chunks,
    recordCount: context.counts.total,
    placeCount: context.progress.filter((place) => place.status === "searched").length,
    missingCount: context.missing.length,
    createdAt: now,
    expiresAt: new Date(now.getTime() + toMs({ days: params.lifeDays })),
  };
  return { answerId, facts };
}

async function readContext(
  dictionaries: Readonly<Record<string, Dictionary>>,
  params: AnswerBuildParams,
): Promise<AnswerContext> {
  const { request, shopName, shopContact, timeZone, progress } = params;
  return {
    ...{ request, shopName, shopContact, timeZone, progress },
    createdAt: params.now,
    missing: listMissing(progress),
    counts: await countRecords(params.readRecords()),
    texts: createTexts(dictionaries, params.language),
  };
}
