import type { ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Below this packing costs more than it saves. */
const leastBytes = 256;

/**
 * Answers with a text, packed as the asker allows: Shopify's CDN and its shops send brotli or gzip.
 */
export function sendPacked(
  response: ServerResponse,
  reply: {
    readonly status: number;
    readonly body: string;
    readonly headers: Readonly<Record<string, string | readonly string[]>>;
  },
): void {
  const plain = Buffer.from(reply.body);
  const way = plain.length < leastBytes ? undefined : chooseWay(response);
  const body = way === undefined ? plain : ways[way](plain);
  response.writeHead(reply.status, {
    ...Object.fromEntries(
      Object.entries(reply.headers).map(([name, value]) => [
        name,
        typeof value === "string" ? value : [...value],
      ]),
    ),
    ...(way === undefined ? {} : { "content-encoding": way }),
    vary: "accept-encoding",
    "content-length": String(body.length),
  });
  response.end(body);
}

const ways = {
  br: (plain: Buffer) =>
    brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (plain: Buffer) => gzipSync(plain),
} as const;

function chooseWay({ req }: ServerResponse): keyof typeof ways | undefined {
  const accepted = req.headers["accept-encoding"] ?? "";
  return (["br", "gzip"] as const).find((way) => new RegExp(`\\b${way}\\b`, "u").test(accepted));
}
