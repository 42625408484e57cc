import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import type { AnswerBuildParams, AnswerFacts } from "../../app/domain/data-requests/ports.ts";
import { asAnswerId } from "../../app/domain/shared/ids.ts";
import { dictionaries } from "../../app/locales/dictionaries.ts";
import { createAnswerBuilder } from "../../app/packaging/zip-answer.server.ts";
import { fixturePages, fixtureProgress, fixtureRequest } from "./answer-fixture.ts";

export type BuiltPackage = {
  readonly facts: AnswerFacts;
  readonly chunks: readonly Uint8Array[];
  readonly zip: Buffer;
};

/** Builds a package of the fixture, kept in memory; `change` replaces what a test is about. */
export async function buildAnswer(
  change: Partial<Omit<AnswerBuildParams, "store">> = {},
): Promise<BuiltPackage> {
  const chunks: Uint8Array[] = [];
  const notAsked = async () => Promise.reject(new Error("not asked for"));
  const { facts } = await createAnswerBuilder({ dictionaries }).build({
    request: fixtureRequest,
    language: "sv",
    timeZone: "Europe/Stockholm",
    shopName: "Fjällglimt",
    shopContact: "hej@fjallglimt.example.test",
    lifeDays: 30,
    register: null,
    progress: fixtureProgress(),
    readRecords: fixturePages(),
    now: new Date("2026-11-02T08:16:00Z"),
    ...change,
    store: {
      begin: async () => asAnswerId("0193b1f0-4444-7000-8000-000000000001"),
      appendChunk: async (_answer, chunkNumber, bytes) => {
        if (chunkNumber !== chunks.length) throw new Error("slices out of order");
        chunks.push(bytes);
      },
      finish: notAsked,
      findCurrent: notAsked,
      readChunks: () => {
        throw new Error("not asked for");
      },
    },
  });
  return { facts, chunks, zip: Buffer.concat(chunks) };
}

/** Every file of a package by name, unpacked by another program than packed it. */
export async function unpack(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const opened = await fromBufferPromise(zip);
  for await (const entry of opened.eachEntry()) {
    files.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)));
  }
  return files;
}
