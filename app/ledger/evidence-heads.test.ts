import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEvidenceHeads } from "./evidence-heads.server.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lagom-heads-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const one = "0199d0c4-0000-7000-8000-000000000001";
const other = "0199d0c4-0000-7000-8000-000000000002";
const head = (seq: number) => ({ seq, hash: String(seq % 10).repeat(64) });

describe("createEvidenceHeads()", () => {
  it("keeps the last head of every log, for other processes and its owner only", async () => {
    const file = path.join(folder, "new/ledger-heads");
    const heads = createEvidenceHeads(file);
    expect(await heads.all()).toEqual(new Map());
    await heads.note(new Map([[one, head(1)]]));
    await Promise.all([
      heads.note(new Map([[other, head(7)]])),
      heads.note(new Map([[one, head(2)]])),
    ]);
    const read = await createEvidenceHeads(file).all();
    expect(Object.fromEntries(read)).toEqual({ [one]: head(2), [other]: head(7) });
    await heads.note(new Map([[one, undefined]]));
    expect(await readFile(file, "utf8")).toBe(`${other} 7 ${"7".repeat(64)}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(file))).toEqual(["ledger-heads"]);
  });

  it("says which line of the file it cannot read, and leaves the file alone", async () => {
    const file = path.join(folder, "broken-heads");
    await writeFile(file, `${one} 1 ${"a".repeat(64)}\nsomething\n`);
    const heads = createEvidenceHeads(file);
    await expect(heads.all()).rejects.toThrow(`Line 2 of ${file}`);
    await expect(heads.note(new Map([[one, head(3)]]))).rejects.toThrow("Line 2");
    expect(await readFile(file, "utf8")).toContain("something");
  });
});
