import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createKeyBytes, seal } from "../seal/envelope.server.ts";
import { createKeyring } from "../seal/keyring.server.ts";
import { createCarving } from "./carve.ts";
import { runAudit } from "./run-audit.ts";
import { type AuditSource, sourceOfBytes } from "./source.ts";

const people = [{ person: "somebody", tokens: ["qwizutekadolubex"], ids: ["7012345678901"] }];
const key = { name: "kek-one", bytes: randomBytes(32) };

const searchLog = (bytes: Uint8Array | string) =>
  runAudit({ sources: [sourceOfBytes("log", "app", Buffer.from(bytes))], people, keys: [key] });

/** A wrapped key, and a text sealed under it. */
function sealText(text: string): Buffer {
  const dataKey = { id: randomUUID(), bytes: createKeyBytes() };
  return Buffer.concat([
    createKeyring({ primary: key.bytes }).wrap(dataKey.id, dataKey.bytes),
    seal({ key: dataKey, context: "any" }, Buffer.from(text)),
  ]);
}

function inChunks(name: string, bytes: Buffer): AuditSource {
  const open = async function* () {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  };
  return { place: "backup", name, open };
}

describe("runAudit()", () => {
  it.each([
    ["raw", key.bytes, "plain"],
    ["in base64", `"key":"${key.bytes.toString("base64")}"`, "plain"],
    ["in hex", `key ${key.bytes.toString("hex")} end`, "plain"],
    ["in hex of capital letters", key.bytes.toString("hex").toUpperCase(), "hex > plain"],
    ["as a logged buffer", JSON.stringify(key.bytes), "byte-list > plain"],
    ["in base64 of base64", btoa(key.bytes.toString("base64")), "base64 > plain"],
    ["in UTF-16", Buffer.from(key.bytes.toString("base64"), "utf16le"), "plain utf-16le"],
  ])("finds a key that lies there %s", async (_, written, form) => {
    const { keys, plain } = await searchLog(written);
    expect(keys).toContainEqual({ place: "log", source: "app", form, key: "kek-one" });
    expect(plain.tokens).toBe(0);
  });

  it("takes a key that differs in one bit for another", async () => {
    const other = Buffer.from(key.bytes);
    for (const [at, bit] of [
      [0, 1],
      [17, 0x20],
      [31, 0x80],
    ] as const) {
      const changed = Buffer.from(other);
      changed[at] = (changed[at] ?? 0) ^ bit;
      expect((await searchLog(changed)).keys).toEqual([]);
    }
  });

  it("counts ids apart from texts, and a gid with the number in it", async () => {
    const { plain, ids } = await searchLog("gid://shopify/Customer/7012345678901");
    expect(plain.tokens).toBe(0);
    expect(ids.plain).toMatchObject({ tokens: 1, people: 1 });
    expect(ids.keyed.tokens).toBe(0);
  });

  it("finds what lies in two files of the same bytes in both, and says how much was the same", async () => {
    const sealed = sealText("qwizutekadolubex");
    const files = ["one", "two"].flatMap((name) => [
      sourceOfBytes("database-files", name, Buffer.from("by qwizutekadolubex")),
      sourceOfBytes("backup", name, sealed),
    ]);
    const opening = createCarving([key.bytes]);
    const { sources, plain, keyed } = await runAudit({ sources: files, people, opening });
    const where = (found: typeof plain) =>
      found.findings.map(({ place, source }) => [place, source]);
    expect(where(plain)).toEqual([
      ["database-files", "one"],
      ["database-files", "two"],
    ]);
    expect(where(keyed)).toEqual([
      ["backup", "one"],
      ["backup", "two"],
    ]);
    expect(sources).toEqual([
      { place: "database-files", files: 2, bytes: 38, sameBytes: 19 },
      { place: "backup", files: 2, bytes: 2 * sealed.length, sameBytes: sealed.length },
    ]);
  });

  it("takes files that differ in one byte for different ones", async () => {
    const file = (name: string, text: string) => sourceOfBytes("log", name, Buffer.from(text));
    const sources = [file("one", "qwizutekadolubey"), file("two", "qwizutekadolubex")];
    const { plain } = await runAudit({ sources, people });
    expect(plain.findings.map(({ source }) => source)).toEqual(["two"]);
  });

  it("searches what is too long to be held whole each time, from its first byte to its last", async () => {
    const long = Buffer.concat([
      ...[Buffer.from("qwizutekadolubex"), Buffer.alloc(2 * 1024 * 1024)],
      Buffer.from("7012345678901"),
    ]);
    const files = ["one", "two"].map((name) => inChunks(name, long));
    const { sources, plain, ids } = await runAudit({ sources: files, people });
    expect(plain.findings.map(({ source }) => source)).toEqual(["one", "two"]);
    expect(ids.plain.findings.map(({ source }) => source)).toEqual(["one", "two"]);
    expect(sources).toEqual([{ place: "backup", files: 2, bytes: 2 * long.length, sameBytes: 0 }]);
  });

  it("counts what only opens with a key apart from what lies open", async () => {
    const sealed = sealText(`{"customer":{"id":7012345678901,"name":"qwizutekadolubex"}}`);
    const sources = [sourceOfBytes("backup", "one", sealed)];
    const opening = createCarving([key.bytes]);
    const { plain, keyed, ids } = await runAudit({ sources, people, opening });
    expect([plain.tokens, ids.plain.tokens]).toEqual([0, 0]);
    expect(keyed.findings).toEqual([
      { place: "backup", source: "one", form: "opened > plain", tokens: 1, people: 1 },
    ]);
    expect(ids.keyed.people).toBe(1);
  });
});
