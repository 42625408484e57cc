import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { customerRecords, fixturePages, orderRecords } from "../../tests/support/answer-fixture.ts";
import { buildAnswer, unpack } from "../../tests/support/build-answer.ts";
import { answerSchema } from "../domain/data-requests/answer/answer-schema.ts";
import type { Json } from "../domain/shared/json.ts";
import type { CollectedRecord } from "../domain/data-requests/types.ts";
import { chunkBytes } from "./chunk-writer.server.ts";
import { readAnswerFile } from "./read-answer-file.server.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

type Manifest = {
  readonly requestId: string;
  readonly recordCount: number;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly records?: number;
  }[];
};
type Data = { readonly records: readonly CollectedRecord[] };

const read = (files: ReadonlyMap<string, Buffer>, name: string): string =>
  files.get(name)!.toString("utf8");
const readJson = (files: ReadonlyMap<string, Buffer>, name: string): unknown =>
  JSON.parse(read(files, name));
const readManifest = (files: ReadonlyMap<string, Buffer>): Manifest =>
  readJson(files, "manifest.json") as Manifest;
const readRecords = (files: ReadonlyMap<string, Buffer>): Data["records"] =>
  (readJson(files, "data.json") as Data).records;

async function* pagesOf(...records: readonly CollectedRecord[]) {
  yield records;
}
const onePage = (record: CollectedRecord) => (): AsyncIterable<readonly CollectedRecord[]> =>
  pagesOf(record);

describe("createAnswerBuilder()", () => {
  it("lists every other file in the manifest with its true size, hash and number of records", async () => {
    const files = await unpack((await buildAnswer()).zip);
    const manifest = readManifest(files);
    const names = [...files.keys()].filter((name) => name !== "manifest.json");
    expect(manifest.files.map((file) => file.name)).toEqual(names);
    for (const file of manifest.files) {
      const bytes = files.get(file.name)!;
      expect(file).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
    }
    const lines = parse(read(files, "line-items.csv"), { bom: true, columns: true });
    expect(manifest.files.find(({ name }) => name === "line-items.csv")?.records).toBe(
      lines.length,
    );
    expect(manifest.recordCount).toBe(readRecords(files).length);
  });

  it("tells the size and the hash of the whole and cuts it into slices", async () => {
    const random = Array.from({ length: 40_000 }, (_, index) => sha256(Buffer.from(`${index}`)));
    const [customer] = customerRecords();
    const note = { ...customer!, data: { note: random.join("") } };
    const { facts, zip, chunks } = await buildAnswer({ readRecords: onePage(note) });
    expect(facts).toMatchObject({ sizeBytes: zip.length, sha256: sha256(zip), recordCount: 1 });
    expect(chunks.length).toBeGreaterThan(2);
    expect(facts.chunkCount).toBe(chunks.length);
    expect(chunks.slice(0, -1).every((chunk) => chunk.length === chunkBytes)).toBe(true);
  });

  it("gives the same bytes for the same records at the same time", async () => {
    expect((await buildAnswer()).facts.sha256).toBe((await buildAnswer()).facts.sha256);
  });

  it("copies every record faithfully into data.json, in the order found", async () => {
    const planted: CollectedRecord[] = [];
    for await (const page of fixturePages()()) planted.push(...page);
    const files = await unpack((await buildAnswer()).zip);
    expect(readRecords(files)).toEqual(planted);
    const odd: CollectedRecord = {
      ...planted[0]!,
      data: {
        note: '"\\ \u2028 \u0000 \ud83d\ude00 e\u0301 =1+1 </script>',
        big: "9007199254740993",
      },
    };
    const again = await unpack((await buildAnswer({ readRecords: onePage(odd) })).zip);
    expect(readRecords(again)).toEqual([odd]);
  });

  it("writes data.json in the published form, with and without records", async () => {
    const ajv = new Ajv2020({ strict: true, formats: { "date-time": fullFormats["date-time"] } });
    const validate = ajv.compile(answerSchema);
    const none = async function* (): AsyncGenerator<never> {};
    for (const change of [{}, { readRecords: none, progress: [] }]) {
      const files = await unpack((await buildAnswer(change)).zip);
      const data = readJson(files, "data.json") as object;
      expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...data, records: [{}] })).toBe(false);
      expect(readJson(files, "answer-1.schema.json")).toEqual(answerSchema);
    }
  });

  it("publishes the very schema the packages carry", async () => {
    const published = await readFile("public/schemas/answer-1.schema.json", "utf8");
    expect(JSON.parse(published)).toEqual(answerSchema);
  });

  it("writes a table per kind that another program reads back line by line", async () => {
    const files = await unpack((await buildAnswer()).zip);
    const [order] = orderRecords(1);
    const rows = parse<Record<string, string>>(read(files, "orders.csv"), {
      bom: true,
      columns: true,
    });
    expect(files.get("orders.csv")!.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      record_id: order!.id,
      name: "#1001",
      "totalPriceSet.presentmentMoney.amount": "1607.10",
      "shippingAddress.address1": "Björkstigen 12",
      note: "Ställ paketet bakom växthuset om ingen är hemma.",
    });
    expect(JSON.parse(rows[0]!["data"]!)).toMatchObject({
      customerJourneySummary: { daysToConversion: 2 },
    });
  });

  it("loses no value between the columns and the column for the rest", async () => {
    const files = await unpack((await buildAnswer()).zip);
    const leaves = (value: Json): string[] => {
      if (value === null) return [];
      return typeof value === "object" ? Object.values(value).flatMap(leaves) : [String(value)];
    };
    const [order] = orderRecords(1);
    const { id: _id, ...data } = order!.data;
    const line = read(files, "orders.csv").replaceAll('""', '"');
    for (const leaf of leaves(data)) expect(line).toContain(leaf);
  });

  it.each([
    ["the person's own language", { locale: "sv-FI", asked: "en", spoken: "sv" }],
    ["the shop's where the person's is not spoken", { locale: "fi", asked: "sv", spoken: "sv" }],
    ["the shop's where the person's is not known", { locale: null, asked: "sv", spoken: "sv" }],
    ["English where neither is spoken", { locale: "fi", asked: "de", spoken: "en" }],
  ])("speaks %s", async (_rule, { locale, asked, spoken }) => {
    const person = { ...customerRecords()[0]!, data: { displayName: "Maja", locale } };
    const built = await buildAnswer({ language: asked, readRecords: onePage(person) });
    const files = await unpack(built.zip);
    const title = spoken === "sv" ? "Dina uppgifter hos Fjällglimt" : "Your data at Fjällglimt";
    expect(read(files, "index.html")).toContain(`<html lang="${spoken}">`);
    expect(read(files, "index.html")).toContain(`<h1>${title}</h1>`);
    expect(read(files, "README.txt")).toContain(title);
    expect(readJson(files, "data.json")).toMatchObject({ language: spoken });
  });

  it("says what is missing and why, in the page, as a list and as a table", async () => {
    const files = await unpack((await buildAnswer()).zip);
    expect(read(files, "index.html")).toContain("Butiken har inte gett appen rätt att läsa detta.");
    expect(readJson(files, "missing.json")).toContainEqual({
      place: "orders",
      code: "others-data-left-out",
      subject: "Order.staffMember",
      count: 2,
    });
    const rows = parse(read(files, "missing.csv"), { bom: true, columns: true });
    expect(rows).toHaveLength(4);
  });

  it("fails when a source fails halfway, and does not hang", async () => {
    let reads = 0;
    const breaking = async function* (): AsyncGenerator<readonly CollectedRecord[]> {
      yield customerRecords();
      reads += 1;
      if (reads > 1) throw new Error("the source broke");
    };
    await expect(buildAnswer({ readRecords: breaking })).rejects.toThrow("the source broke");
  });
});

describe("readAnswerFile()", () => {
  it("opens one file of the slices and only that", async () => {
    const { zip, chunks, facts } = await buildAnswer({ readRecords: fixturePages(3000) });
    expect(chunks.length).toBeGreaterThan(1);
    const asked = new Set<number>();
    const slices = {
      sizeBytes: facts.sizeBytes,
      readChunk: async (chunkNumber: number) => {
        asked.add(chunkNumber);
        return chunks[chunkNumber]!;
      },
    };
    const file = await readAnswerFile(slices, "README.txt");
    const bytes = await buffer(file!.bytes);
    expect(bytes).toEqual((await unpack(zip)).get("README.txt"));
    expect(asked).toEqual(new Set([0, chunks.length - 1]));
    expect(await readAnswerFile(slices, "../secret")).toBeUndefined();
  });
});
