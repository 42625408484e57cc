import { describe, expect, it } from "vitest";
import { parseShopDomain } from "../../shared/ids.ts";
import { leaveHeaders } from "../leave-headers.ts";
import { findTokens } from "./find-tokens.ts";
import { leaveMailOf, readInboundAddress } from "./inbound-address.ts";

const domain = "in.lagom.example.test";
const token = "Ab-_0".repeat(20);
const name = "0123456789abcdef".repeat(2);
const shop = parseShopDomain("a-shop.myshopify.com");

describe("leaveMailOf()", () => {
  it("names an address every server takes, and leads back to the shop and the token", () => {
    if (shop === undefined) throw new Error("no shop");
    const { address: mailto, subject } = leaveMailOf({ shop, token, domain });
    expect(mailto.indexOf("@")).toBeLessThanOrEqual(64);
    expect(readInboundAddress(mailto, domain)).toEqual({ kind: "link", shop });
    const mail = {
      ...{ messageId: "", from: { address: "", name: "" }, to: [], subject, text: "" },
      ...{ headers: new Map(), isHtmlOnly: false, inReplyTo: [], references: [] },
    };
    expect(findTokens(mail, [mailto])).toEqual([token]);
    expect(leaveHeaders({ mailto, subject })["List-Unsubscribe"]).toBe(
      `<mailto:${mailto}?subject=unsubscribe%20${token}>`,
    );
  });
});

describe("readInboundAddress()", () => {
  it("knows forwarding addresses whatever their case, and nobody of another domain", () => {
    const forwarding = { kind: "forwarding", name };
    expect(readInboundAddress(`${name.toUpperCase()}@IN.lagom.example.test`, domain)).toEqual(
      forwarding,
    );
    const nobody = [`${name}@example.test`, `${name}x@${domain}`, `unsubscribe@${domain}`, "", "@"];
    for (const address of nobody) expect(readInboundAddress(address, domain)).toBeUndefined();
  });
});

describe("findTokens()", () => {
  it("finds a token in the address a mail came to, never in its words", () => {
    const of = (over: object) => ({
      ...{ messageId: "", from: { address: "", name: "" }, to: [], subject: "Re: unsubscribe" },
      ...{
        text: `unsubscribe+${token}@shop.example`,
        headers: new Map<string, readonly string[]>(),
      },
      ...{ isHtmlOnly: false, inReplyTo: [], references: [], ...over },
    });
    expect(findTokens(of({}), [])).toEqual([]);
    const headers = new Map([["delivered-to", [`unsubscribe+${token}@shop.example`]]]);
    expect(findTokens(of({ headers }), [])).toEqual([token]);
    expect(findTokens(of({}), [`unsubscribe+a-shop.${token}@${domain}`])).toEqual([token]);
  });
});
