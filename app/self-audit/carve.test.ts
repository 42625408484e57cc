import { randomBytes, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { takeAll } from "../../tests/support/self-audit/take-all.ts";
import { createKeyBytes, seal } from "../seal/envelope.server.ts";
import { createKeyring } from "../seal/keyring.server.ts";
import { createCarving, createKnownKeys, type Opening } from "./carve.ts";
import { createStreamSearch } from "./search.ts";
import { createTokenIndex } from "./token-index.ts";

/** A person with a data key, a value sealed under it, and a token in the value. */
function plantPerson(number: number, keyEncryptionKey: Uint8Array) {
  const token = `token-${number}-${randomBytes(6).toString("hex")}`;
  const key = { id: randomUUID(), bytes: createKeyBytes() };
  const wrapped = createKeyring({ primary: keyEncryptionKey }).wrap(key.id, key.bytes);
  const body = JSON.stringify({ customer: { id: number, email: `${token}@example.test` } });
  const sealed = seal({ key, context: `DataRequest:sealedBody:${number}` }, Buffer.from(body));
  return { token, wrapped, sealed, row: { id: key.id, wrappedKey: wrapped } };
}

const current = createKeyBytes();
const former = createKeyBytes();
const people = Array.from({ length: 50 }, (_, number) => plantPerson(number, former));
const noise = () => randomBytes(40 + Math.floor(Math.random() * 60));

/** Tokens opened in bytes with the keys that are held, and what was carved on the way. */
function openAll(bytes: Uint8Array, held: readonly Uint8Array[], of = people) {
  return openWith(createCarving(held), bytes, of);
}

function openWith(carving: Opening, bytes: Uint8Array, of = people) {
  const tokens = of.map(({ token }) => token);
  const index = createTokenIndex(tokens);
  const found = new Map<string, Set<string>>();
  const run = (more: Parameters<typeof createStreamSearch>[0]["more"]) => {
    const stream = createStreamSearch({
      index,
      found: (token, form) => {
        const text = tokens[token]!;
        found.set(text, (found.get(text) ?? new Set()).add(form));
      },
      more: more!,
    });
    takeAll(stream.push(bytes));
    takeAll(stream.end());
  };
  run((inner) => {
    carving.collect(inner);
    return [];
  });
  expect(found.size).toBe(0);
  const { open, counts } = takeAll(carving.match());
  run(open);
  return {
    found: [...found.keys()],
    forms: new Set([...found.values()].flatMap((one) => [...one])),
    counts,
  };
}

/** Sealed values and wrapped keys apart from each other, in no order, with noise between. */
const rawBytes = Buffer.concat([
  ...people.flatMap(({ sealed }) => [sealed, noise()]),
  ...people.toReversed().flatMap(({ wrapped }) => [noise(), wrapped]),
]);

describe("createCarving()", () => {
  it("opens every value in raw bytes with the key-encryption key that wrapped its key", () => {
    const { found, forms, counts } = openAll(rawBytes, [current, former]);
    expect(found).toHaveLength(50);
    expect(forms).toContain("opened > plain");
    // Chance may make one look as if it held an escape, and so read it another way as well.
    expect(counts.wrappedKeys).toBeGreaterThanOrEqual(50);
    expect(counts.unwrappedKeys).toBeGreaterThanOrEqual(50);
    expect(counts).toMatchObject({ keyNames: 50, openedNames: 50 });
  });

  it("opens nothing once that key is retired", () => {
    const { found, counts } = openAll(rawBytes, [current]);
    expect(found).toEqual([]);
    expect(counts).toMatchObject({ unwrappedKeys: 0, openedNames: 0 });
  });

  it("opens nothing of a person whose wrapped key is nowhere", () => {
    const [first, ...others] = people;
    const bytes = Buffer.concat([
      ...people.map(({ sealed }) => sealed),
      ...others.map(({ wrapped }) => wrapped),
    ]);
    const { found } = openAll(bytes, [former]);
    expect(found).toHaveLength(49);
    expect(found.join()).not.toContain(first!.token);
  });

  it.each([
    ["hex, as a dump prints it", (bytes: Buffer) => `\\x${bytes.toString("hex")}`, "hex > opened"],
    ["base64", (bytes: Buffer) => bytes.toString("base64"), "base64 > opened"],
    ["gzip", (bytes: Buffer) => gzipSync(bytes), "gzip > opened"],
  ])("opens what lies in %s", (_, write, form) => {
    const bytes = Buffer.concat(
      people.flatMap(({ sealed, wrapped }) => [
        Buffer.from(write(Buffer.from(sealed))),
        Buffer.from("\n,\n"),
        Buffer.from(write(Buffer.from(wrapped))),
        Buffer.from("\t"),
      ]),
    );
    const { found, forms } = openAll(bytes, [former]);
    expect(found).toHaveLength(50);
    expect(forms).toContain(`${form} > plain`);
  });

  it("is not misled by another reading of the same bytes", () => {
    // Noise that looks like quoted-printable beside the values makes them be read a second time.
    const readTwice = people.map(({ wrapped, sealed }) => {
      const escape = Buffer.from(" =41 %41 &#65; ");
      return Buffer.concat([escape, wrapped, escape, sealed, escape]);
    });
    expect(openAll(Buffer.concat(readTwice), [former]).found).toHaveLength(50);
  });

  it("takes no key for another's", () => {
    const half = people.slice(0, 25);
    const bytes = Buffer.concat([
      ...people.map(({ sealed }) => sealed),
      ...half.map(({ wrapped }) => wrapped),
    ]);
    const { found, counts } = openAll(bytes, [former]);
    expect(found).toHaveLength(25);
    expect(counts.keyNames).toBe(50);
    // A wrong key turns one block in a hundred thousand into what may pass for text: into no token.
    expect(counts.openedNames).toBeGreaterThanOrEqual(25);
    expect(counts.openedNames).toBeLessThan(30);
  });

  it("opens a value whose end is missing as far as it goes", () => {
    const one = plantPerson(1, former);
    const bytes = Buffer.concat([one.wrapped, one.sealed.subarray(0, one.sealed.length - 25)]);
    expect(openAll(bytes, [former], [one]).found).toHaveLength(1);
  });

  it("opens a slice of a zip file", () => {
    const key = { id: randomUUID(), bytes: createKeyBytes() };
    const wrapped = createKeyring({ primary: current }).wrap(key.id, key.bytes);
    const token = "token-in-a-zip";
    const zip = Buffer.concat([
      Buffer.from("PK\x03\x04", "latin1"),
      randomBytes(40),
      Buffer.from(token),
    ]);
    const bytes = Buffer.concat([wrapped, seal({ key, context: "AnswerChunk" }, zip)]);
    const row = { id: key.id, wrappedKey: wrapped };
    const person = { token, wrapped, sealed: new Uint8Array(), row };
    expect(openAll(bytes, [current], [person]).found).toEqual([token]);
  });
});

describe("createKnownKeys()", () => {
  const sealedOnly = Buffer.concat(people.flatMap(({ sealed }) => [sealed, noise()]));
  const rows = people.slice(0, 20).map(({ row }) => row);

  it("opens what is sealed under the names of the keys it was given, and nothing else", () => {
    const { found, counts } = openWith(createKnownKeys(rows, [current, former]), rawBytes);
    expect(found.toSorted()).toEqual(
      people
        .slice(0, 20)
        .map(({ token }) => token)
        .toSorted(),
    );
    expect(counts).toEqual({
      ...{ wrappedKeys: 20, unwrappedKeys: 20, keyNames: 50, openedNames: 20 },
    });
  });

  it("needs no wrapped key in the bytes, but the key-encryption key that wrapped it", () => {
    expect(openWith(createKnownKeys(rows, [former]), sealedOnly).found).toHaveLength(20);
    expect(openWith(createKnownKeys(rows, [current]), sealedOnly).found).toEqual([]);
    expect(openWith(createKnownKeys([], [former]), rawBytes).found).toEqual([]);
  });
});
