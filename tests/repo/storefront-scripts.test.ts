import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { lagomVariant } from "../../bench/notice/lagom.ts";
import { buildHeadScript, buildStorefront } from "../../scripts/build-storefront.ts";
import { readText } from "../support/repository.ts";

let built: ReadonlyMap<string, string>;
beforeAll(async () => {
  built = await buildStorefront();
});

const scripts = () => [...built].filter(([file]) => file.endsWith(".js"));
const packed = (text: string) => brotliCompressSync(text).length;

describe("buildStorefront()", () => {
  it("gives the files that are in the extension", () => {
    for (const [file, text] of built)
      expect(readText(file) === text, `${file}: node scripts/build-storefront.ts`).toBe(true);
  });

  it("keeps each script under the 10,000 bytes Shopify's theme check allows", () => {
    for (const [file, text] of scripts())
      expect(Buffer.byteLength(text), file).toBeLessThan(10_000);
  });

  it("keeps what a page needs to show the notice within its weight", async () => {
    // As it travels: script, style, settings, markup and words are one stream.
    const { inPage } = await lagomVariant();
    expect(inPage).toContain(await buildHeadScript());
    expect(packed(inPage)).toBeLessThanOrEqual(4080);
  });

  it("keeps the page's part and the script with the second layer within theirs, and apart what lets go of held things", async () => {
    const { added } = await lagomVariant();
    const fileOf = (name: string) =>
      packed(built.get(`extensions/storefront/assets/${name}`) ?? "");
    // As it travels: what stands in the page is one stream, words and both layers' markup among it.
    const all = packed(added.headFirst ?? "") + fileOf("lagom-consent.js");
    expect(all).toBeLessThanOrEqual(8000);
    expect(fileOf("lagom-release.js")).toBeLessThanOrEqual(1700);
  });

  it("uses nothing a strict Content-Security-Policy or Trusted Types refuse", () => {
    for (const [file, text] of scripts())
      expect(text, file).not.toMatch(
        /\beval\(|new Function|\.innerHTML ?=|\.outerHTML ?=|document\.write\(/u,
      );
  });
});
