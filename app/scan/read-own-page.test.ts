import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { readOwnPage } from "./read-own-page.server.ts";

const signal = new AbortController().signal;
const read = (address: string, hosts: readonly string[]) =>
  readOwnPage({ address, hosts, upstream: undefined, signal });

describe("readOwnPage()", () => {
  it("opens no connection into a closed network, even where that is called the shop's own", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const bound = server.address();
    const port = typeof bound === "object" && bound !== null ? String(bound.port) : "";
    for (const host of ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"]) {
      const address = `https://${host}:${port}/`;
      const { hostname } = new URL(address);
      expect(await read(address, [hostname])).toEqual({ ok: false, reason: "no-answer" });
    }
    expect(connections).toBe(0);
    await new Promise((done) => server.close(done));
  });

  it("asks no other host, and nothing without encryption", async () => {
    const elsewhere = { ok: false, reason: "elsewhere" };
    expect(await read("https://other.example.test/", ["shop.example.test"])).toEqual(elsewhere);
    expect(await read("http://shop.example.test/", ["shop.example.test"])).toEqual(elsewhere);
  });

  it("says that a store is locked without asking for its password page", async () => {
    const locked = { ok: false, reason: "locked" };
    expect(await read("https://shop.example.test/password", ["shop.example.test"])).toEqual(locked);
    expect(await read("https://shop.example.test/sv/password", ["shop.example.test"])).toEqual(
      locked,
    );
  });
});
