import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../../tests/support/repository.ts";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { asAnswerId } from "../../domain/shared/ids.ts";
import { createDownloadLog } from "../answers/download-log.server.ts";
import { createTransmissionLedger } from "./transmission-ledger.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

/** Ways out of the app: a mail server, an answer's bytes, a request to somebody else, a mutation. */
const waysOut = /transport\.send\(|openSlices\(|\.fetch\(|\bmutation [A-Z]\w+[ ({]/u;

function findWaysOut(): readonly string[] {
  const folders = ["app/mail", "app/web", "app/platform", "app/connectors", "app/db", "app/jobs"];
  return folders
    .flatMap((folder) => listFiles(folder))
    .filter((file) => !file.includes(".test.") && waysOut.test(readText(file)));
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

describe("recordTransmission()", () => {
  it("has every way out of the app named in the documents, with what the ledger says of it", () => {
    const documented = readText("docs/transmissions.md");
    const files = findWaysOut();
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !documented.includes(`\`${file}\``))).toEqual([]);
  });

  it("writes down an answer the merchant took or looked at, with the kinds of data found", async () => {
    const { prisma } = database;
    const { installationId, requestId, personId } = await createRequestRows(database);
    await prisma.placeRun.createMany({
      data: [
        {
          dataRequestId: requestId,
          placeId: "payment-methods",
          status: "searched",
          recordCount: 2,
        },
        { dataRequestId: requestId, placeId: "blog-comments", status: "searched", recordCount: 0 },
      ],
    });
    const answer = await prisma.answer.create({
      data: { dataRequestId: requestId, status: "current", language: "sv" },
    });
    const log = createDownloadLog(prisma);
    for (const isDownload of [true, false]) {
      await log.record({
        ...{ answerId: asAnswerId(answer.id), isDownload },
        entry: {
          ...{ installationId, dataRequestId: requestId, at: new Date("2026-11-23T09:00:00Z") },
          ...{ action: "answer.downloaded", actor: "staff:1", detail: {} },
        },
      });
    }
    expect(await createTransmissionLedger(prisma).listOf(personId)).toMatchObject([
      { recipient: "merchant", means: "download", categories: ["payment"] },
      { recipient: "merchant", means: "preview", categories: ["payment"] },
    ]);
  });
});
