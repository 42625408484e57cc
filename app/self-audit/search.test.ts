import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { takeAll } from "../../tests/support/self-audit/take-all.ts";
import { createStreamSearch } from "./search.ts";
import { createTokenIndex } from "./token-index.ts";

const latin = "babofuzemiky";
const arabic = "محمدعليابن";
const swedish = "Åsa Sjöström-Ek";
const phone = "999012345678901";
const tokens = [latin, arabic, swedish, phone];
const index = createTokenIndex(tokens);

/** What is found in a stream that comes in pieces; `token: form`, each once. */
function search(bytes: Uint8Array, pieceBytes = bytes.length + 1, window?: Window) {
  const found = new Map<string, Set<string>>();
  const stream = createStreamSearch({
    index,
    found: (token, form) => {
      const forms = found.get(tokens[token]!) ?? new Set();
      found.set(tokens[token]!, forms.add(form));
    },
    ...(window === undefined ? {} : { window }),
  });
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    takeAll(stream.push(bytes.subarray(at, at + pieceBytes)));
  }
  takeAll(stream.end());
  return found;
}

type Window = { readonly bytes: number; readonly overlap: number };

const forms = (text: string | Uint8Array, token: string) => [
  ...(search(Buffer.from(text)).get(token) ?? []),
];

const hexPairs = (text: string, before: string) =>
  [...Buffer.from(text)].map((byte) => before + byte.toString(16).padStart(2, "0")).join("");
const units = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0"))
    .map((unit) => `\\u${unit}`)
    .join("");
const octal = (byte: number) => byte.toString(8).padStart(3, "0");
const codePoints = (text: string) => Array.from(text, (one) => one.codePointAt(0)!);
const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();

/** A zip of one deflated file, without its directory. */
function zipOf(content: string): Buffer {
  const header = Buffer.alloc(30);
  header.write("PK\x03\x04", "latin1");
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(5, 26);
  return Buffer.concat([header, Buffer.from("a.txt"), deflateRawSync(content)]);
}

/** Every way to write a text, and the form the search must name it by. */
const ways: readonly (readonly [string, (text: string) => string | Uint8Array, string])[] = [
  ["in plain", (text) => text, "plain"],
  ["in UTF-16, little end first", (text) => Buffer.from(text, "utf16le"), "plain utf-16le"],
  ["in UTF-16, big end first", swapped, "plain utf-16be"],
  ["URL-encoded throughout", (text) => hexPairs(text, "%"), "url-encoded > plain"],
  [
    "quoted-printable throughout",
    (text) => hexPairs(text, "=").toUpperCase(),
    "quoted-printable > plain",
  ],
  [
    "over two quoted-printable lines",
    (text) => `${text.slice(0, 5)}=\r\n${text.slice(5)}`,
    "quoted-printable > plain",
  ],
  [
    "as decimal entities",
    (text) =>
      codePoints(text)
        .map((one) => `&#${one};`)
        .join(""),
    "html-entity > plain",
  ],
  [
    "as hex entities",
    (text) =>
      codePoints(text)
        .map((one) => `&#x${one.toString(16)};`)
        .join(""),
    "html-entity > plain",
  ],
  ["with JSON's escapes", units, "json-escaped > plain"],
  [
    "in a JSON text within another",
    (text) => JSON.stringify(`{"name":"${units(text)}"}`),
    "json-escaped > json-escaped > plain",
  ],
  [
    "in a JSON text within two others",
    (text) => JSON.stringify(JSON.stringify(`{"name":"${units(text)}"}`)),
    "json-escaped > json-escaped > json-escaped > plain",
  ],
  ["with a script's escapes", (text) => hexPairs(text, "\\x"), "json-escaped > plain"],
  [
    "with octal escapes",
    (text) => [...Buffer.from(text)].map((byte) => `\\${octal(byte)}`).join(""),
    "json-escaped > plain",
  ],
  [
    "in an encoded word of a mail",
    (text) => `Subject: =?utf-8?Q?${hexPairs(text, "=").toUpperCase()}?=`,
    "mime-word > plain",
  ],
  [
    "over two encoded words in base64, cut in the middle of a character",
    (text) => {
      const bytes = Buffer.from(text);
      const words = [bytes.subarray(0, 7), bytes.subarray(7)].map((part) =>
        part.toString("base64"),
      );
      return words.map((word) => `=?UTF-8?B?${word}?=`).join("\r\n ");
    },
    "mime-word > plain",
  ],
  [
    "in an encoded word of UTF-16",
    (text) => `=?utf-16le?b?${Buffer.from(text, "utf16le").toString("base64")}?=`,
    "mime-word > plain",
  ],
  [
    "as a logged buffer",
    (text) => JSON.stringify({ msg: "got", chunk: Buffer.from(text) }),
    "byte-list > plain",
  ],
  [
    "as a logged array of bytes",
    (text) => JSON.stringify({ chunk: new Uint8Array(Buffer.from(text)) }, null, 2),
    "byte-list > plain",
  ],
  ["as a printed array of bytes", (text) => inspect([...Buffer.from(text)]), "byte-list > plain"],
  ["as a printed buffer", (text) => inspect(Buffer.from(text)), "hex-list > plain"],
  ["in hex with colons", (text) => hexPairs(text, ":"), "hex-list > plain"],
  ["in a hex list", (text) => hexPairs(text, ", 0x"), "hex-list > plain"],
  [
    "as a logged buffer in a JSON text",
    (text) => JSON.stringify({ line: JSON.stringify(Buffer.from(text)) }),
    "byte-list > plain",
  ],
  ["in base64", (text) => Buffer.from(text).toString("base64"), "base64 > plain"],
  [
    "in base64, one byte on",
    (text) => Buffer.from(`x${text}`).toString("base64"),
    "base64 > plain",
  ],
  [
    "in base64, two bytes on",
    (text) => Buffer.from(`xy${text}`).toString("base64"),
    "base64 > plain",
  ],
  [
    "in base64url",
    (text) => Buffer.from(`\xff\xfe\xfb${text}`).toString("base64url"),
    "base64 > plain",
  ],
  [
    "in base64 of UTF-16",
    (text) => Buffer.from(text, "utf16le").toString("base64"),
    "base64 > plain utf-16le",
  ],
  ["in hex", (text) => Buffer.from(text).toString("hex"), "hex > plain"],
  ["in upper-case hex", (text) => Buffer.from(text).toString("hex").toUpperCase(), "hex > plain"],
  [
    "as PostgreSQL prints bytes",
    (text) => `\\x00${Buffer.from(text).toString("hex")}00`,
    "hex > plain",
  ],
  ["in gzip", (text) => gzipSync(`${text} and more`), "gzip > plain"],
  ["in zlib", (text) => deflateSync(`${text} and more`.repeat(3)), "zlib > plain"],
  ["in a zip", zipOf, "zip > plain"],
  ["in base64 of gzip", (text) => gzipSync(text).toString("base64"), "base64 > gzip > plain"],
  [
    "in hex of zlib of base64",
    (text) => deflateSync(Buffer.from(`--${text}--`).toString("base64")).toString("hex"),
    "hex > zlib > base64 > plain",
  ],
  [
    "URL-encoded twice",
    (text) => encodeURIComponent(hexPairs(text, "%")),
    "url-encoded > url-encoded > plain",
  ],
];

describe("createStreamSearch()", () => {
  describe.each([latin, arabic, phone])("of %s", (token) => {
    it.each(ways)("finds it %s", (_, write, form) => {
      expect(forms(write(token), token)).toContain(form);
    });

    it.each(ways)("finds it %s across every border of a window", (_, write, form) => {
      const written = Buffer.from(write(token));
      const window = { bytes: 1500, overlap: 700 };
      for (let shift = 0; shift <= written.length; shift += Math.ceil(written.length / 40)) {
        const filler = Buffer.alloc(window.bytes - shift, " ");
        const bytes = Buffer.concat([filler, written, Buffer.alloc(400, " ")]);
        expect(search(bytes, 97, window).get(token), `shift ${shift}`).toContain(form);
      }
    });
  });

  it("tells the case it is written in", () => {
    expect(forms("BABOFUZEMIKY", latin)).toEqual(["upper-case"]);
    expect(forms("Babofuzemiky", latin)).toEqual(["mixed-case"]);
    expect(forms(swedish.toLowerCase(), swedish)).toEqual(["lower-case"]);
    expect(forms(swedish.toUpperCase(), swedish)).toEqual(["upper-case"]);
    expect(forms(Buffer.from(swedish.toUpperCase(), "utf16le"), swedish)).toEqual([
      "upper-case utf-16le",
    ]);
  });

  it("finds composed and decomposed letters alike", () => {
    expect(forms(swedish.normalize("NFD"), swedish)).toEqual(["plain"]);
    const decomposed = encodeURIComponent(swedish.normalize("NFD"));
    expect(forms(decomposed, swedish)).toEqual(["url-encoded > plain"]);
  });

  it("finds blanks written as plus signs, alone and beside other escapes", () => {
    expect(forms("name=Åsa+Sjöström-Ek&x", swedish)).toEqual(["mixed-case"]);
    const form = new URLSearchParams({ name: swedish }).toString();
    expect(forms(form, swedish)).toContain("url-encoded > plain");
  });

  it.each([
    ["with named entities", "&Aring;sa Sj&ouml;str&ouml;m&#45;Ek", "html-entity > plain"],
    [
      "with old entities that no semicolon ends",
      "&Aringsa Sj&oumlstr&oumlm-Ek",
      "html-entity > plain",
    ],
    [
      "with an entity within an entity",
      "&amp;Aring;sa Sj&amp;ouml;str&#246;m-Ek",
      "html-entity > html-entity > plain",
    ],
    ["in an encoded word", "=?utf-8?q?=C3=85sa_Sj=C3=B6str=C3=B6m-Ek?=", "mime-word > plain"],
    [
      "in an encoded word of Latin letters",
      "=?iso-8859-1?Q?=C5sa_Sj=F6str=F6m-Ek?=",
      "mime-word > plain",
    ],
    [
      "half in an encoded word",
      "=?ISO-8859-1*sv?Q?=C5sa_Sj=F6?=\r\n =?utf-8?Q?str=C3=B6m?=-Ek",
      "mime-word > plain",
    ],
  ])("finds a name %s", (_, written, form) => {
    expect(forms(written, swedish)).toContain(form);
  });

  it("takes numbers for no more than they are", () => {
    const numbers = [...Buffer.from(latin)].map((byte) => byte + 256);
    expect(search(Buffer.from(JSON.stringify(numbers))).size).toBe(0);
    expect(search(Buffer.from("=?utf-8?Q?babofuz?= and =?utf-8?Q?emiky?=")).size).toBe(0);
  });

  it("finds base64 that is broken into lines, as in a mail", () => {
    const text = Buffer.from(`${"x".repeat(50)}${latin}${"y".repeat(90)}`).toString("base64");
    for (let column = 60; column <= 80; column += 1) {
      const lines = text.replaceAll(new RegExp(`.{${column}}`, "gu"), "$&\r\n");
      expect(forms(lines, latin), `column ${column}`).toContain("base64 > plain");
      expect(forms(JSON.stringify({ lines }), latin)).toContain("json-escaped > base64 > plain");
    }
  });

  it("finds hex that is broken into lines", () => {
    const lines = Buffer.from(`--${latin}--`).toString("hex").replaceAll(/.{9}/gu, "$&\n");
    expect(forms(lines, latin)).toContain("hex > plain");
  });

  it("reads a compressed stream that is longer than a window, and one that breaks off", () => {
    const noise = randomBytes(40_000).toString("base64url");
    const packed = gzipSync(`${noise} ${latin} ${noise}`);
    const window = { bytes: 4096, overlap: 1024 };
    expect(search(packed, 1000, window).get(latin)).toContain("gzip > plain");
    const cut = packed.subarray(0, packed.length * 0.75);
    expect(search(cut, 1000, window).get(latin)).toContain("gzip > plain");
    const damaged = Buffer.from(packed).fill(0xff, Math.floor(packed.length * 0.8));
    expect(search(damaged, 1000, window).get(latin)).toContain("gzip > plain");
  });

  it("goes on behind the end of a compressed stream", () => {
    const second = gzipSync(`again ${phone}`);
    const bytes = Buffer.concat([gzipSync(`one ${latin}`), Buffer.alloc(300), second]);
    expect([...search(bytes).keys()].toSorted()).toEqual([phone, latin].toSorted());
  });

  it("looks into what else can be found in the bytes", () => {
    const found: string[] = [];
    const stream = createStreamSearch({
      index,
      found: (token, form) => found.push(`${tokens[token]!} ${form}`),
      more: (bytes) =>
        bytes.includes("secret") ? [{ form: "opened", bytes: Buffer.from(latin) }] : [],
    });
    takeAll(stream.push(Buffer.from("a secret")));
    takeAll(stream.end());
    expect(found).toEqual([`${latin} opened > plain`]);
  });

  it("finds nothing in noise, nor a token of which one letter differs", () => {
    expect(search(randomBytes(3_000_000)).size).toBe(0);
    expect(search(Buffer.from("babofuzemikx babofuzemik y")).size).toBe(0);
  });

  it.each([
    ["noise", randomBytes(3_000_000)],
    ["base64", Buffer.from(randomBytes(2_000_000).toString("base64"))],
    ["zeros", Buffer.alloc(3_000_000)],
  ])("goes through %s in steps that keep nobody waiting", (_, bytes) => {
    const window = { bytes: 512 * 1024, overlap: 256 * 1024 };
    const stream = createStreamSearch({ index, found: () => {}, window });
    const stepsMs: number[] = [];
    let since = process.cpuUsage();
    for (const _step of stream.push(bytes)) {
      // The processor's time: what other processes take is not this one's doing.
      const { user, system } = process.cpuUsage(since);
      stepsMs.push((user + system) / 1000);
      since = process.cpuUsage();
    }
    stepsMs.sort((one, other) => one - other);
    // The longest may have met a garbage collection.
    expect(stepsMs.at(-4)).toBeLessThan(60);
  });

  it("finds every one of five thousand tokens in a text that holds them", () => {
    const many = Array.from({ length: 5000 }, (_, number) => `token-${number}-${number * 7919}`);
    const found = new Set<number>();
    const stream = createStreamSearch({
      index: createTokenIndex(many),
      found: (token) => found.add(token),
    });
    takeAll(stream.push(Buffer.from(many.map((token) => token.toUpperCase()).join("\n"))));
    takeAll(stream.end());
    expect(found.size).toBe(5000);
  });
});

describe("createTokenIndex()", () => {
  it("refuses a token so short that it is found by chance", () => {
    expect(() => createTokenIndex(["seven77"])).toThrow(RangeError);
  });

  it("answers where a token ends", () => {
    const hits: number[] = [];
    index.scan(Buffer.from(`ab ${latin} cd`), ({ end }) => hits.push(end));
    expect(hits).toEqual([3 + latin.length]);
  });
});
