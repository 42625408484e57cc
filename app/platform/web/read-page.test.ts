import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createPageReader, type PageReaderDeps } from "./read-page.server.ts";

type Reply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
};

/** The network, answering by address; names resolve to public addresses unless `hosts` says otherwise. */
function network(
  pages: Readonly<Record<string, Reply>>,
  hosts: Readonly<Record<string, string>> = {},
) {
  const asked: string[] = [];
  const lookup: LookupFunction = (name, _options, callback) => {
    callback(null, [{ address: hosts[name] ?? "93.184.215.14", family: 4 }]);
  };
  const ask = ((
    url: URL,
    options: { lookup: LookupFunction },
    done: (r: IncomingMessage) => void,
  ) => {
    const sent = new EventEmitter();
    asked.push(url.href);
    const end = () => {
      options.lookup(url.hostname, {}, (error) => {
        if (error !== null) {
          sent.emit("error", error);
          return;
        }
        const {
          status = 200,
          headers = { "content-type": "text/html" },
          body,
        } = pages[url.href] ?? {
          status: 404,
        };
        const stream = Readable.from(body === undefined ? [] : [body]);
        done(Object.assign(stream, { statusCode: status, headers }) as unknown as IncomingMessage);
      });
    };
    return Object.assign(sent, { end });
  }) as unknown as PageReaderDeps["ask"];
  return { read: createPageReader({ lookup, ask }), asked };
}

const textOf = (page: Awaited<ReturnType<ReturnType<typeof createPageReader>>>) =>
  page.ok ? Buffer.from(page.value).toString("utf8") : page.reason;

describe("createPageReader()", () => {
  it("reads a page, compressed or not, over a redirect", async () => {
    const html = { "content-type": "text/html; charset=utf-8" };
    const { read } = network({
      "https://shop.test/policy": { status: 302, headers: { location: "/pages/policy" } },
      "https://shop.test/pages/policy": {
        headers: { ...html, "content-encoding": "gzip" },
        body: gzipSync("<p>Policy</p>"),
      },
    });
    expect(textOf(await read("https://shop.test/policy"))).toBe("<p>Policy</p>");
  });

  it("asks nobody over http, at another port or with credentials", async () => {
    const { read, asked } = network({});
    for (const address of [
      "http://a.test",
      "https://a.test:8443/",
      "https://u:p@a.test/",
      "file:///etc/passwd",
    ]) {
      expect(textOf(await read(address)), address).toBe("not-https");
    }
    expect(asked).toEqual([]);
  });

  it("refuses private addresses, by number, by name and after a redirect", async () => {
    const { read } = network(
      { "https://shop.test/": { status: 301, headers: { location: "https://inside.test/" } } },
      { "inside.test": "10.0.0.7" },
    );
    for (const address of [
      "https://127.0.0.1/",
      "https://[::1]/",
      "https://2130706433/",
      "https://inside.test/",
      "https://shop.test/",
    ]) {
      expect(textOf(await read(address)), address).toBe("not-public");
    }
  });

  it("gives up on endless redirects, large pages, pictures and pages that are not there", async () => {
    const { read } = network({
      "https://a.test/loop": { status: 302, headers: { location: "/loop" } },
      "https://a.test/large": { body: Buffer.alloc(3_000_001) },
      "https://a.test/picture": {
        headers: { "content-type": "image/png" },
        body: Buffer.from("x"),
      },
    });
    expect(textOf(await read("https://a.test/loop"))).toBe("too-many-redirects");
    expect(textOf(await read("https://a.test/large"))).toBe("too-large");
    expect(textOf(await read("https://a.test/picture"))).toBe("not-text");
    expect(textOf(await read("https://a.test/none"))).toBe("not-found");
    expect(textOf(await read("no address"))).toBe("not-found");
  });
});
