import { describe, expect, it } from "vitest";
import { readShopifyLine } from "./shopify-line.server.ts";

describe("readShopifyLine()", () => {
  it("takes the library's line apart", () => {
    expect(
      readShopifyLine("[shopify-app/ERROR] Failed to revoke scopes:  | {shop: a-1.myshopify.com}"),
    ).toEqual({ from: "shopify-app", shop: "a-1.myshopify.com", text: "Failed to revoke scopes:" });
  });

  it("drops everything it adds but the shop", () => {
    const { text, shop } = readShopifyLine(
      "[shopify-app/WARNING] Rejected exit-iframe redirect | {destination: https://x.test/a?hmac=1, shop: a.myshopify.com}",
    );
    expect({ text, shop }).toEqual({
      text: "Rejected exit-iframe redirect",
      shop: "a.myshopify.com",
    });
  });

  it.each([
    ["a query string", "Could not open https://x.test/auth?id_token=abc&hmac=def again"],
    [
      "a session token",
      "Bad token eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EifQ.c2lnbmF0dXJlLXNpZw",
    ],
    ["an access token", "Refused shpat_0123456789abcdef0123456789abcdef"],
    ["an e-mail address", "No user anna@example.com"],
  ])("leaves %s out, wherever it stands", (_name, said) => {
    const { text } = readShopifyLine(`[shopify-api/ERROR] ${said}`);
    expect(text).not.toMatch(/id_token|hmac|eyJ|shpat|c2lnb|anna/u);
  });

  it("reads a line of another form as words", () => {
    expect(readShopifyLine("something else")).toEqual({ from: "shopify", text: "something else" });
  });
});
