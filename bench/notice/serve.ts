import { createServer, type ServerResponse } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import { shopPage, themeCss } from "./page.ts";
import type { Variant } from "./variants.ts";

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

/** Brotli as a CDN sends it. */
export function compress(text: string): Buffer {
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
}

/**
 * Serves each variant's page on loopback under its name, `?big` for the large one, with the files it
 * asks for; everything compressed beforehand.
 */
export async function serveVariants(variants: readonly Variant[]) {
  const bodies = new Map<string, { readonly type: string; readonly body: Buffer }>();
  const html = "text/html; charset=utf-8";
  for (const { name, added, files, later = {} } of variants) {
    bodies.set(`/${name}`, { type: html, body: compress(shopPage(added)) });
    bodies.set(`/${name}?big`, { type: html, body: compress(shopPage(added, { isBig: true })) });
    for (const [path, text] of Object.entries({ ...files, ...later })) {
      const type = types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
      bodies.set(path, { type, body: compress(text) });
    }
  }
  bodies.set("/theme.css", { type: types["css"] ?? "", body: compress(themeCss) });
  const server = createServer((request, response) => {
    answer(response, bodies.get(request.url ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://localhost:${String(port)}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function answer(
  response: ServerResponse,
  found: { readonly type: string; readonly body: Buffer } | undefined,
): void {
  if (found === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": found.type,
    "content-encoding": "br",
    "content-length": found.body.length,
    "cache-control": "public, max-age=31536000",
  });
  response.end(found.body);
}
