import { X509Certificate } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loadCertificates } from "./certificates.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "local-shopify-tls-"));
});
afterAll(() => rm(directory, { recursive: true }));

describe("loadCertificates()", () => {
  it("makes a leaf for the names, signed by its authority", async () => {
    const made = await loadCertificates(directory, ["*.myshopify.com", "admin.shopify.com"]);
    const leaf = new X509Certificate(made.certificate);
    const authority = new X509Certificate(await readFile(made.authorityFile));
    expect(leaf.verify(authority.publicKey)).toBe(true);
    expect(leaf.checkHost("skogen.myshopify.com")).toBeDefined();
    expect(leaf.checkHost("cdn.shopify.com")).toBeUndefined();
  });

  it("keeps what it made, and agrees with one that starts at the same time", async () => {
    const names = ["admin.shopify.com"];
    const [one, other] = await Promise.all([
      loadCertificates(directory, names),
      loadCertificates(directory, names),
    ]);
    const later = await loadCertificates(directory, names);
    expect(new Set([one.spkiHash, other.spkiHash, later.spkiHash]).size).toBe(1);
    const drafts = (await readdir(directory)).filter((name) => name.startsWith("draft"));
    expect(drafts).toEqual([]);
  });

  it("makes another leaf for other names", async () => {
    const one = await loadCertificates(directory, ["a.example.test"]);
    const other = await loadCertificates(directory, ["b.example.test"]);
    expect(one.spkiHash).not.toBe(other.spkiHash);
  });
});
