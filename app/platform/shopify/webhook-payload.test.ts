import { describe, expect, it } from "vitest";
import { parseWebhookBody } from "./webhook-payload.server.ts";

const parse = (text: string) => parseWebhookBody(Buffer.from(text, "utf8"));

describe("parseWebhookBody()", () => {
  it("keeps every digit of a number, as text", () => {
    const text = `{"id": 706405506930370084, "list": [9007199254740993, 1.50], "ok": true}`;
    expect(parse(text)).toEqual({
      id: "706405506930370084",
      list: ["9007199254740993", "1.50"],
      ok: true,
    });
  });

  it.each(["", "[]", "null", "1", `"text"`, "{", `{"a":1}x`, `{"a":1,"a":2}`, "{'a':1}"])(
    "takes %j for no body",
    (text) => {
      expect(parse(text)).toBeUndefined();
    },
  );

  it("takes bytes that are no UTF-8 for no body", () => {
    expect(parseWebhookBody(Buffer.from([0x7b, 0xff, 0x7d]))).toBeUndefined();
  });
});
