import type { AnswerContext, RecordCounts } from "../domain/data-requests/answer/answer-context.ts";
import { countRecords } from "../domain/data-requests/answer/count-records.ts";
import { explainAnswer } from "../domain/data-requests/explanation/explain-answer.ts";
import { listMissing } from "../domain/data-requests/answer/missing-list.ts";
import type { ManifestFile } from "../domain/data-requests/answer/manifest.ts";
import type { AnswerBuilder, AnswerBuildParams } from "../domain/data-requests/ports.ts";
import { toMs } from "../domain/shared/duration.ts";
import { createTexts, type Dictionary, findLanguage } from "../domain/shared/texts.ts";
import { writeChunks } from "./chunk-writer.server.ts";
import { listFiles } from "./package-files.server.ts";
import { createSealedSpool, type Spool } from "./sealed-spool.server.ts";
import { spoolRecords } from "./spool-records.server.ts";
import { zipFiles } from "./zip-stream.server.ts";

export type AnswerBuilderDependencies = {
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
};

/**
 * The builder of packages: one ZIP of a page to read, exact data, tables, what
 * is missing, and a manifest. Reads the collected pages twice (for the tables
 * with the counts, and for the page) and never holds more than a page, a slice
 * and a little of each file.
 */
export function createAnswerBuilder(dependencies: AnswerBuilderDependencies): AnswerBuilder {
  return {
    build: async (params) => {
      const spool = createSealedSpool();
      try {
        return await buildAnswer(dependencies, params, spool);
      } finally {
        await spool.close();
      }
    },
  };
}

async function buildAnswer(
  { dictionaries }: AnswerBuilderDependencies,
  params: AnswerBuildParams,
  spool: Spool,
): ReturnType<AnswerBuilder["build"]> {
  const { store, now, readRecords } = params;
  const counts = await countRecords(spoolRecords(readRecords(), spool));
  const context = createContext(dictionaries, params, counts);
  const answerId = await store.begin(params.request.id, context.texts.language);
  const files: ManifestFile[] = [];
  const sources = { spool, readRecords, written: () => files };
  const chunks = await writeChunks(
    zipFiles(listFiles(context, sources), now, (file) => files.push(file)),
    (chunkNumber, bytes) => store.appendChunk(answerId, chunkNumber, bytes),
  );
  const facts = {
    ...chunks,
    recordCount: counts.total,
    placeCount: context.progress.filter((place) => place.status === "searched").length,
    missingCount: context.missing.length,
    createdAt: now,
    expiresAt: new Date(now.getTime() + toMs({ days: params.lifeDays })),
  };
  return { answerId, facts };
}

function createContext(
  dictionaries: AnswerBuilderDependencies["dictionaries"],
  params: AnswerBuildParams,
  counts: RecordCounts,
): AnswerContext {
  const { request, shopName, shopContact, timeZone, progress } = params;
  // The person's own language where it is spoken here, else the one the shop has set.
  const language = findLanguage(dictionaries, counts.personLanguage ?? "") ?? params.language;
  return {
    ...{ request, shopName, shopContact, timeZone, progress, counts },
    createdAt: params.now,
    missing: listMissing(progress),
    texts: createTexts(dictionaries, language),
    explanation: explainAnswer(params.register, counts),
  };
}
