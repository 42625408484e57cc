import { describe, expect, it } from "vitest";
import { findHosts, readStorefrontHome } from "./storefront-home.server.ts";

const html = (body: string, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { "content-type": "text/html; charset=utf-8", ...headers } });
const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

/** Reads a home page that answers these, one after the other; tells the addresses that were asked. */
async function read(...answers: readonly (Response | Error)[]) {
  const asked: string[] = [];
  const rest = [...answers];
  const home = await readStorefrontHome({
    ...{ host: "socks.example.test", ownHosts: ["socks.myshopify.com"] },
    signal: AbortSignal.timeout(5_000),
    fetch: async (input) => {
      asked.push(input instanceof URL ? input.href : "no address");
      const next = rest.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error("no more");
      return next;
    },
  });
  return { home, asked };
}

describe("readStorefrontHome()", () => {
  it("finds the hosts the page loads from, without the shop's own", async () => {
    const { home } = await read(
      html(`<script src="https://www.googletagmanager.com/gtag/js"></script>
        <img src="//cdn.example.net/a.png"><img src="/own.png">
        <img src="https://socks.myshopify.com/x.png"><a href="https://friends.example.org">x</a>
        <script>urls = ["https:\\/\\/x", "https://static.klaviyo.com/onsite.js"]</script>`),
    );
    expect(home).toEqual({
      ok: true,
      hosts: ["www.googletagmanager.com", "cdn.example.net", "static.klaviyo.com"],
    });
  });

  it("follows the shop's own redirects alone", async () => {
    const within = await read(redirect("https://socks.myshopify.com/sv"), html("<p>hi</p>"));
    expect(within.home.ok).toBe(true);
    expect(within.asked).toEqual(["https://socks.example.test/", "https://socks.myshopify.com/sv"]);
    for (const away of ["https://evil.example.org/", "http://socks.example.test/"]) {
      const { home, asked } = await read(redirect(away), html("never"));
      expect(home).toEqual({ ok: false, because: "elsewhere" });
      expect(asked).toHaveLength(1);
    }
  });

  it("ends a circle of redirects", async () => {
    const { home, asked } = await read(...Array.from({ length: 9 }, () => redirect("/again")));
    expect(home).toEqual({ ok: false, because: "elsewhere" });
    expect(asked).toHaveLength(4);
  });

  it.each([
    ["a store behind a password", "locked", redirect("/password")],
    ["a store that is down", "no-answer", new Response("down", { status: 503 })],
    [
      "what is no page",
      "no-answer",
      new Response("{}", { headers: { "content-type": "application/json" } }),
    ],
    ["a host nobody knows", "no-answer", new Error("no such host")],
    ["a page without end", "too-large", html("x".repeat(4 * 1024 * 1024))],
  ])("says why it could not look at %s", async (_where, because, answer) => {
    expect((await read(answer)).home).toEqual({ ok: false, because });
  });
});

describe("findHosts()", () => {
  it("reads broken HTML like a browser and counts no plain link", () => {
    expect(
      findHosts('<p><iframe src="https://www.youtube.com/embed/1"><a href="//a.test">'),
    ).toEqual(["www.youtube.com"]);
  });
});
