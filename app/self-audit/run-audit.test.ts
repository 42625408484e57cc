import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createKeyBytes, seal } from "../seal/envelope.server.ts";
import { createKeyring } from "../seal/keyring.server.ts";
import { createCarving } from "./carve.ts";
import { runAudit } from "./run-audit.ts";
import { sourceOfBytes } from "./source.ts";

const people = [{ person: "somebody", tokens: ["qwizutekadolubex"], ids: ["7012345678901"] }];
const key = { name: "kek-one", bytes: randomBytes(32) };

const searchLog = (bytes: Uint8Array | string) =>
  runAudit({ sources: [sourceOfBytes("log", "app", Buffer.from(bytes))], people, keys: [key] });

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

  it("counts what only opens with a key apart from what lies open", async () => {
    const keyring = createKeyring({ primary: key.bytes });
    const dataKey = { id: randomUUID(), bytes: createKeyBytes() };
    const body = Buffer.from(`{"customer":{"id":7012345678901,"name":"qwizutekadolubex"}}`);
    const sealed = Buffer.concat([
      keyring.wrap(dataKey.id, dataKey.bytes),
      seal({ key: dataKey, context: "any" }, body),
    ]);
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
