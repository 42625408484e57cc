import { describe, expect, it } from "vitest";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import { readJsonl, type JsonlLine } from "./jsonl-stream.server.ts";

const file = Buffer.from('{"a":1}\n{"å":"ö"}\n{"c":3}\n', "utf8");
const { signal } = new AbortController();

/** Serves the file in pieces of so many bytes, with or without ranges. */
function serve(options: {
  readonly piece: number;
  readonly ranges?: boolean;
  readonly breakAt?: number;
}) {
  const asked: (string | null)[] = [];
  const fetchFile: typeof fetch = (input, init) => {
    const range = new Request(input, init).headers.get("range");
    asked.push(range);
    const from = options.ranges === true ? Number(/\d+/u.exec(range ?? "")?.[0] ?? 0) : 0;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let at = from; at < file.length; at += options.piece) {
          if (options.breakAt !== undefined && at >= options.breakAt) {
            controller.error(new Error("reset"));
            return;
          }
          controller.enqueue(new Uint8Array(file.subarray(at, at + options.piece)));
        }
        controller.close();
      },
    });
    return Promise.resolve(new Response(body, { status: from > 0 ? 206 : 200 }));
  };
  return { asked, fetch: fetchFile };
}

async function readAll(lines: AsyncGenerator<JsonlLine>): Promise<JsonlLine[]> {
  const all: JsonlLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe("readJsonl()", () => {
  it.each([1, 3, 8, 1000])("reads lines whatever the pieces: %i bytes", async (piece) => {
    const lines = await readAll(
      readJsonl("https://x.test/f", { fromByte: 0, signal, ...serve({ piece }) }),
    );
    expect(lines.map(({ text }) => text)).toEqual(['{"a":1}', '{"å":"ö"}', '{"c":3}']);
    expect(lines.at(-1)?.endByte).toBe(file.length);
  });

  it.each([true, false])("goes on after a byte, by range or without: %s", async (ranges) => {
    const server = serve({ piece: 5, ranges });
    const lines = await readAll(readJsonl("https://x.test/f", { fromByte: 8, signal, ...server }));
    expect(lines.map(({ text }) => text)).toEqual(['{"å":"ö"}', '{"c":3}']);
    expect(lines.at(-1)?.endByte).toBe(file.length);
    expect(server.asked).toEqual(["bytes=8-"]);
  });

  it("says that trying again may help when the download breaks off or is refused", async () => {
    const broken = serve({ piece: 4, breakAt: 12 });
    const reading = readAll(readJsonl("https://x.test/f", { fromByte: 0, signal, ...broken }));
    await expect(reading).rejects.toBeInstanceOf(TransientSourceError);
    const refusing = { fetch: () => Promise.resolve(new Response("no", { status: 403 })) };
    const refused = readAll(readJsonl("https://x.test/f", { fromByte: 0, signal, ...refusing }));
    await expect(refused).rejects.toBeInstanceOf(TransientSourceError);
  });

  it("reads nothing out of an empty file", async () => {
    const empty = { fetch: () => Promise.resolve(new Response("")) };
    expect(await readAll(readJsonl("https://x.test/f", { fromByte: 0, signal, ...empty }))).toEqual(
      [],
    );
  });
});
