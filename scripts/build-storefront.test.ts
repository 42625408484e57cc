import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildStorefront } from "./build-storefront.ts";
import { repositoryRoot } from "./run-command.ts";

const read = (file: string) => readFile(path.join(repositoryRoot, file), "utf8");

describe("buildStorefront()", () => {
  it("gives what is committed: run scripts/build-storefront.ts after a change in storefront/", async () => {
    for (const [file, text] of await buildStorefront()) expect(await read(file), file).toBe(text);
  });

  it("keeps each script below the 10,000 bytes of Shopify's theme check", async () => {
    for (const [file, text] of await buildStorefront())
      expect(Buffer.byteLength(text), file).toBeLessThan(10_000);
  });

  it("publishes the hashes of the scripts exactly as they stand in a page", async () => {
    const hashes = (await read("docs/notice-script-hashes.txt")).trim().split("\n");
    const scripts = ["notice-script", "notice-signals"].map(async (name) => {
      const snippet = await read(`extensions/storefront/snippets/${name}.liquid`);
      const [, code = ""] = /\{% raw %\}(.*)\{% endraw %\}$/su.exec(snippet) ?? [];
      return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
    });
    expect(hashes).toEqual(await Promise.all(scripts));
  });

  it("writes nothing that Trusted Types or a strict policy forbid", async () => {
    for (const [file, text] of await buildStorefront())
      expect(text, file).not.toMatch(/\beval\(|new Function|\.innerHTML\s*=|\.outerHTML\s*=/u);
  });
});
