import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AuditFinding } from "./run-audit.ts";
import { searchInstallation } from "./search-installation.server.ts";

const token = "qwizutekadolubex";
const customerId = "7012345678901";
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "search-installation-"));
  await mkdir(path.join(folder, "database"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function search(tables: Readonly<Record<string, string>>) {
  const noted: AuditFinding[] = [];
  const places = {
    listTables: async () => Object.keys(tables),
    async *dumpTable(name: string) {
      yield Buffer.from(tables[name] ?? "");
    },
    databaseFolder: path.join(folder, "database"),
    ledgerFile: path.join(folder, "erasure-ledger"),
    folders: [],
    readKeys: async () => [],
    readWrappedKeys: async () => [],
    note: (findings: readonly AuditFinding[]) => noted.push(...findings),
  };
  const { signal } = new AbortController();
  return {
    ...(await searchInstallation(places, [{ tokens: [token], customerId }], signal)),
    noted,
  };
}

describe("searchInstallation()", () => {
  it("opens the ledger's file alone, and takes none for an empty one", async () => {
    await writeFile(path.join(folder, "beside-the-ledger"), token);
    const without = await search({});
    expect(without.plain.tokens).toBe(0);
    expect(without.sources).toContainEqual({ place: "ledger", files: 1, bytes: 0, sameBytes: 0 });
    await writeFile(path.join(folder, "erasure-ledger"), token);
    const { plain } = await search({});
    expect(plain.findings).toEqual([{ place: "ledger", form: "plain", tokens: 1, people: 1 }]);
  });

  it("finds a customer's id, also within a gid", async () => {
    const { plain } = await search({ one: `{"id":"gid://shopify/Customer/${customerId}"}` });
    expect(plain).toMatchObject({ tokens: 1, people: 1 });
  });

  it("names places to the shop, and tables and files to whoever runs the app", async () => {
    await writeFile(path.join(folder, "database", "16384"), token);
    const { plain, noted } = await search({ one: token, other: token.toUpperCase(), third: token });
    const counts = { tokens: 1, people: 1 };
    expect(plain.findings).toEqual([
      { place: "database-rows", form: "plain", ...counts },
      { place: "database-rows", form: "upper-case", ...counts },
      { place: "database-files", form: "plain", ...counts },
    ]);
    expect(noted.map(({ source }) => source)).toEqual(["one", "other", "third", "16384"]);
  });
});
