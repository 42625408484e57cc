import { describe, expect, it } from "vitest";
import { parseSenderDomain } from "./sender-domain.ts";

describe("parseSenderDomain()", () => {
  it.each([
    ["example.com", "example.com"],
    ["  Example.COM. ", "example.com"],
    ["https://mail.example.co.uk/about", "mail.example.co.uk"],
    ["info@example.com", "example.com"],
    ["fjällglimt.se", "xn--fjllglimt-w2a.se"],
  ])("reads %j as a name DNS knows", (text, domain) => {
    expect(parseSenderDomain(text)).toBe(domain);
  });

  it.each(["", "localhost", "192.0.2.1", "[::1]", "a b.com", "-a.com", "a..com", "x".repeat(250)])(
    "finds no domain in %j",
    (text) => {
      expect(parseSenderDomain(text)).toBeUndefined();
    },
  );
});
