import { describe, expect, it } from "vitest";
import { findOpenAddress, isClosedHost } from "./address-guard.server.ts";
import { toNeutralAddress } from "./neutral-address.ts";
import { readSetCookie } from "./read-set-cookie.ts";
import { siteOf } from "./sighting-recorder.ts";

describe("isClosedHost()", () => {
  it("closes this machine, its network and cloud metadata in every spelling of a number", () => {
    const closed = [
      ...["localhost", "printer", "db.internal", "a.localhost", "127.0.0.1", "10.1.2.3", "0.0.0.0"],
      ...[
        "169.254.169.254",
        "192.168.0.1",
        "172.31.0.1",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[fd00::1]",
      ],
    ];
    expect(closed.filter((host) => !isClosedHost(host))).toEqual([]);
    expect(["shop.example.com", "8.8.8.8", "[2606:4700::1]"].filter(isClosedHost)).toEqual([]);
  });
});

describe("findOpenAddress()", () => {
  it("finds none for a name that leads to this machine", async () => {
    expect(await findOpenAddress("localhost")).toBeUndefined();
    expect(await findOpenAddress("127.0.0.1")).toBeUndefined();
  });
});

describe("toNeutralAddress()", () => {
  it("keeps host and path, and nothing that may be somebody's", () => {
    const of = (address: string) => toNeutralAddress(address);
    expect(of("https://user:pw@px.test/collect?email=a@b.test#x")).toBe("px.test/collect");
    expect(of("https://px.test/u/12345678/a%40b.test/p")).toBe("px.test/u/*/*/p");
    expect(of("https://px.test/a/b/c/d/e/f")).toBe("px.test/a/b/c/d/*");
    expect([of("data:text/plain,x"), of("about:blank"), of("nonsense")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("readSetCookie()", () => {
  const now = Date.parse("2026-11-01T00:00:00Z");
  const read = (line: string) => readSetCookie(line, now);

  it("reads name, host and lifetime, Max-Age before Expires, and no value", () => {
    expect(
      read("a=secret; Domain=.Example.test; Max-Age=60; Expires=Wed, 11 Nov 2026 00:00:00 GMT"),
    ).toEqual({ name: "a", domain: "example.test", lifetimeSeconds: 60 });
    expect(read("a=1; expires=Mon, 02 Nov 2026 00:00:00 GMT")?.lifetimeSeconds).toBe(86_400);
    expect(read("a=1; Path=/")).toEqual({ name: "a", domain: null, lifetimeSeconds: null });
  });

  it("takes no deletion for a cookie, and no lifetime longer than browsers keep", () => {
    expect([read("a=; Max-Age=0"), read("a=; expires=Thu, 01 Jan 1970 00:00:00 GMT")]).toEqual([
      undefined,
      undefined,
    ]);
    expect(read("a=1; Max-Age=999999999")?.lifetimeSeconds).toBe(400 * 86_400);
    expect([read("novalue"), read("=x")]).toEqual([undefined, undefined]);
  });
});

describe("siteOf()", () => {
  it("takes every shop under myshopify.com for a site of its own", () => {
    expect(siteOf("a.myshopify.com")).not.toBe(siteOf("b.myshopify.com"));
    expect(siteOf("www.example.co.uk")).toBe("example.co.uk");
  });
});
