import { describe, expect, it } from "vitest";
import { createKeyBytes, keyIdOf, open, seal, SealError } from "./envelope.server.ts";
import { createKeyring } from "./keyring.server.ts";
import { deriveLookupKey, lookupDigest } from "./lookup.server.ts";

const key = { id: "0199a0c4-0000-7000-8000-000000000001", bytes: createKeyBytes() };
const context = "DataRequest:sealedBody:1";
const plain = Buffer.from("Anna Lindström, Storgatan 1");

describe("seal() and open()", () => {
  it("give back what went in", () => {
    const sealed = seal({ key, context }, plain);
    expect(Buffer.from(open({ key, context }, sealed)).toString()).toBe(plain.toString());
    expect(Buffer.from(sealed).includes("Anna")).toBe(false);
    expect(keyIdOf(sealed)).toBe(key.id);
  });

  it("work for nothing and for five megabytes", () => {
    for (const size of [0, 5_000_000]) {
      const bytes = Buffer.alloc(size, 7);
      expect(open({ key, context }, seal({ key, context }, bytes))).toHaveLength(size);
    }
  });

  it("never seal twice the same way", () => {
    expect(seal({ key, context }, plain)).not.toEqual(seal({ key, context }, plain));
  });

  it("refuse another place", () => {
    const sealed = seal({ key, context }, plain);
    expect(() => open({ key, context: "DataRequest:sealedBody:2" }, sealed)).toThrow(SealError);
  });

  it("refuse another key, even under the same name", () => {
    const sealed = seal({ key, context }, plain);
    const namesake = { id: key.id, bytes: createKeyBytes() };
    const stranger = { id: "other", bytes: key.bytes };
    expect(() => open({ key: namesake, context }, sealed)).toThrow(SealError);
    expect(() => open({ key: stranger, context }, sealed)).toThrow(SealError);
  });

  it("refuse every changed byte and every cut", () => {
    const sealed = seal({ key, context }, plain);
    for (const index of sealed.keys()) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => open({ key, context }, changed)).toThrow(SealError);
    }
    for (const length of [0, 1, 20, sealed.length - 1]) {
      expect(() => open({ key, context }, sealed.subarray(0, length))).toThrow(SealError);
    }
  });
});

describe("createKeyring()", () => {
  const [first, second] = [createKeyBytes(), createKeyBytes()];

  it("unwraps what it wrapped, under the same id only", () => {
    const keyring = createKeyring({ primary: first });
    const wrapped = keyring.wrap("a", key.bytes);
    expect(keyring.unwrap("a", wrapped)).toEqual(Uint8Array.from(key.bytes));
    expect(() => keyring.unwrap("b", wrapped)).toThrow(SealError);
  });

  it("opens what the previous key wrapped and wraps with the primary", () => {
    const wrapped = createKeyring({ primary: first }).wrap("a", key.bytes);
    const rotated = createKeyring({ primary: second, previous: first });
    expect(rotated.unwrap("a", wrapped)).toEqual(Uint8Array.from(key.bytes));
    expect(keyIdOf(rotated.wrap("a", key.bytes))).toBe(rotated.primaryId);
  });

  it("says so when the key that wrapped is retired", () => {
    const wrapped = createKeyring({ primary: first }).wrap("a", key.bytes);
    expect(() => createKeyring({ primary: second }).unwrap("a", wrapped)).toThrow(/not held here/u);
  });
});

describe("lookupDigest()", () => {
  const lookupKey = deriveLookupKey(key.bytes);

  it("is the same for one value in its different spellings", () => {
    const spellings = ["Anna@Example.com", " anna@example.com "];
    const [one, other] = spellings.map((text) => lookupDigest(lookupKey, "email", text));
    expect(one).toEqual(other);
    expect(lookupDigest(lookupKey, "phone", "+46 (70) 123")).toEqual(
      lookupDigest(lookupKey, "phone", "+4670123"),
    );
  });

  it("differs between shops and between kinds", () => {
    const elsewhere = deriveLookupKey(createKeyBytes());
    expect(lookupDigest(lookupKey, "email", "a@b.se")).not.toEqual(
      lookupDigest(elsewhere, "email", "a@b.se"),
    );
    expect(lookupDigest(lookupKey, "customer-id", "123")).not.toEqual(
      lookupDigest(lookupKey, "phone", "123"),
    );
  });

  it("finds nothing to look up in what is no address or number", () => {
    expect(lookupDigest(lookupKey, "email", "nobody")).toBeUndefined();
    expect(lookupDigest(lookupKey, "phone", "none")).toBeUndefined();
  });
});
