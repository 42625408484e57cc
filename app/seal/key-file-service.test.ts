import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createKeyBytes, SealError } from "./envelope.server.ts";
import { KeyFileError, makeKeyFile, openKeyFile } from "./key-file-service.server.ts";
import { createKeyring } from "./keyring.server.ts";

const at = new Date("2026-11-02T08:15:00Z");
const fresh = () => path.join(fs.mkdtempSync(path.join(os.tmpdir(), "lagom-keys-")), "keys.json");
const dataKey = createKeyBytes();

async function openFresh() {
  const file = fresh();
  await makeKeyFile(file, at);
  return { file, keys: openKeyFile({ path: file }) };
}

describe("openKeyFile()", () => {
  it("takes a file that holds nothing but a key, and does not change it by itself", () => {
    const file = fresh();
    const bytes = createKeyBytes();
    fs.writeFileSync(file, `${Buffer.from(bytes).toString("base64")}\n`);
    const keys = openKeyFile({ path: file });
    expect(keys.primaryId).toBe(createKeyring({ primary: bytes }).primaryId);
    expect(keys.changes?.mayRunByItself).toBe(false);
  });

  it("makes a key that another process wraps with at once, and both open what was", async () => {
    const { file, keys } = await openFresh();
    const other = openKeyFile({ path: file });
    const before = other.wrap("a", dataKey);
    await keys.changes?.create(at);
    expect(other.primaryId).toBe(keys.primaryId);
    expect(other.ids).toHaveLength(2);
    expect(other.unwrap("a", before)).toEqual(Uint8Array.from(dataKey));
    expect(keys.unwrap("b", other.wrap("b", dataKey))).toEqual(Uint8Array.from(dataKey));
  });

  it("holds two keys at a time and never drops the one in use", async () => {
    const { keys } = await openFresh();
    await keys.changes?.create(at);
    await expect(keys.changes?.create(at)).rejects.toThrow(KeyFileError);
    await expect(keys.changes?.retire(keys.primaryId)).rejects.toThrow(/is in use/u);
  });

  it("opens nothing any more of what a retired key wrapped, in no process", async () => {
    const { file, keys } = await openFresh();
    const other = openKeyFile({ path: file });
    const [former, wrapped] = [keys.primaryId, keys.wrap("a", dataKey)];
    await keys.changes?.create(at);
    await keys.changes?.retire(former);
    for (const holder of [keys, other, openKeyFile({ path: file })]) {
      expect(() => holder.unwrap("a", wrapped)).toThrow(SealError);
    }
    expect(fs.readFileSync(file, "utf8")).not.toContain(former);
  });

  it("lets one of several that make a key at once win", async () => {
    const { file, keys } = await openFresh();
    const made = await Promise.allSettled(
      [1, 2, 3].map(async () => openKeyFile({ path: file }).changes?.create(at)),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(keys.ids).toHaveLength(2);
  });

  it("is readable by its owner alone, also after a change", async () => {
    const { file, keys } = await openFresh();
    const mode = () => fs.statSync(file).mode & 0o777;
    expect(mode()).toBe(0o600);
    await keys.changes?.create(at);
    expect(mode()).toBe(0o600);
  });

  it("opens, but wraps nothing, while the file is away or half written by hand", async () => {
    const { file, keys } = await openFresh();
    const text = fs.readFileSync(file, "utf8");
    const wrapped = keys.wrap("a", dataKey);
    expect(keys.fault()).toBeNull();
    for (const spoil of [() => fs.writeFileSync(file, "{"), () => fs.rmSync(file)]) {
      spoil();
      expect(keys.unwrap("a", wrapped)).toEqual(Uint8Array.from(dataKey));
      expect(() => keys.wrap("b", dataKey)).toThrow(KeyFileError);
      expect(keys.fault()).toContain(file);
    }
    expect(() => openKeyFile({ path: file })).toThrow(KeyFileError);
    fs.writeFileSync(file, text);
    expect(keys.fault()).toBeNull();
    expect(keys.wrap("b", dataKey)).not.toHaveLength(0);
  });

  it("says what keeps keys from being replaced: one given beside the file, or no right to write", async () => {
    const { file, keys } = await openFresh();
    expect(keys.changes?.obstacle()).toBeNull();
    const beside = openKeyFile({ path: file, previous: createKeyBytes() });
    expect(beside.changes?.obstacle()).toContain("KEY_ENCRYPTION_KEY_PREVIOUS");
    await keys.changes?.create(at);
    // With two keys in the file the one beside it is not held.
    expect(beside.changes?.obstacle()).toBeNull();
    const access = vi.spyOn(fs, "accessSync").mockImplementation(() => {
      throw new Error("EROFS");
    });
    expect(keys.changes?.obstacle()).toContain("must be writable");
    access.mockRestore();
  });

  it("removes what a writer killed before its end left, and nothing else", async () => {
    const { file, keys } = await openFresh();
    const [left, other] = [`${file}.4711.new`, `${file}.copy.new`];
    fs.copyFileSync(file, left);
    fs.copyFileSync(file, other);
    await keys.changes?.create(at);
    expect([left, other].map((name) => fs.existsSync(name))).toEqual([false, true]);
  });

  it("changes the file a link points to, and leaves the link one", async () => {
    const { file } = await openFresh();
    const link = `${file}.link`;
    fs.symlinkSync(file, link);
    const keys = openKeyFile({ path: link });
    await keys.changes?.create(at);
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    expect(openKeyFile({ path: file }).ids).toEqual(keys.ids);
    expect(keys.ids).toHaveLength(2);
  });

  it("opens what was wrapped before there was a key file, with the former key beside it", async () => {
    const given = createKeyBytes();
    const wrapped = createKeyring({ primary: given }).wrap("a", dataKey);
    const { file } = await openFresh();
    const keys = openKeyFile({ path: file, previous: given });
    expect(keys.unwrap("a", wrapped)).toEqual(Uint8Array.from(dataKey));
  });
});
