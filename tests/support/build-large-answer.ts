// Builds a package about somebody with 10,000 orders and prints by how much memory grew, in MB.
// Run in a process of its own: node tests/support/build-large-answer.ts
import { dictionaries } from "../../app/locales/dictionaries.ts";
import { createAnswerBuilder } from "../../app/packaging/zip-answer.server.ts";
import { asAnswerId } from "../../app/domain/shared/ids.ts";
import { fixturePages, fixtureProgress, fixtureRequest } from "./answer-fixture.ts";

const orderCount = 10_000;
const megabyte = 1_000_000;
let peak = 0;
let sizeBytes = 0;

const notAsked = async () => Promise.reject(new Error("not asked for"));
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};

async function build(orders: number): Promise<void> {
  await createAnswerBuilder({ dictionaries }).build({
    request: fixtureRequest,
    language: "sv",
    timeZone: "Europe/Stockholm",
    shopName: "Fjällglimt",
    shopContact: null,
    lifeDays: 30,
    register: null,
    progress: fixtureProgress(orders),
    readRecords: fixturePages(orders),
    now: new Date("2026-11-02T08:16:00Z"),
    store: {
      begin: async () => asAnswerId("0193b1f0-4444-7000-8000-000000000001"),
      appendChunk: async (_answer, _number, bytes) => {
        sizeBytes += bytes.length;
      },
      finish: notAsked,
      findCurrent: notAsked,
      readChunks: () => {
        throw new Error("not asked for");
      },
    },
  });
}

await build(10);
await build(10);
const before = process.memoryUsage.rss();
sizeBytes = 0;
const timer = setInterval(look, 10);
await build(orderCount);
clearInterval(timer);
process.stdout.write(
  JSON.stringify({ grownMb: Math.round((peak - before) / megabyte), sizeBytes }),
);
