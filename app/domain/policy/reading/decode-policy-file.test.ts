import { describe, expect, it } from "vitest";
import { decodePolicyFile } from "./decode-policy-file.ts";

const text = "Så här gör vi – köp";

describe("decodePolicyFile()", () => {
  it("reads UTF-8, UTF-16 with a mark, Latin-1 and Windows-1252", () => {
    const latin = Buffer.from("Så här gör vi, köp", "latin1");
    const utf16 = Buffer.from(text, "utf16le");
    expect(decodePolicyFile(Buffer.from(text))).toBe(text);
    expect(decodePolicyFile(Buffer.from(`\ufeff${text}`))).toBe(text);
    expect(decodePolicyFile(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]))).toBe(text);
    expect(decodePolicyFile(Buffer.concat([Buffer.from([0xfe, 0xff]), utf16.swap16()]))).toBe(text);
    expect(decodePolicyFile(latin)).toBe("Så här gör vi, köp");
    expect(decodePolicyFile(Buffer.from([0x73, 0xe5, 0x20, 0x96]))).toBe("så –");
    expect(decodePolicyFile(new Uint8Array())).toBe("");
  });

  it("reads the charset a page declares", () => {
    const page = Buffer.concat([Buffer.from('<meta charset="iso-8859-2">'), Buffer.from([0xb1])]);
    expect(decodePolicyFile(page)).toBe('<meta charset="iso-8859-2">ą');
  });
});
