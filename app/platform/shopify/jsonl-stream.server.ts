import { TransientSourceError } from "../../domain/data-requests/ports.ts";

export type JsonlLine = {
  readonly text: string;
  /** Bytes of the file up to and with this line. */
  readonly endByte: number;
};

export type JsonlOptions = {
  /** Bytes of the file to leave away: where an earlier reading stopped. */
  readonly fromByte: number;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
};

const NEWLINE = 0x0a;

/**
 * Reads a file of lines over HTTP from a byte on, a line at a time, without
 * holding more than one chunk and one line. Throws `TransientSourceError` when
 * the download fails. Whether the file was whole is for the caller to compare.
 */
export async function* readJsonl(url: string, options: JsonlOptions): AsyncGenerator<JsonlLine> {
  try {
    const response = await open(url, options);
    const start = response.status === 206 ? options.fromByte : 0;
    for await (const line of linesOf(bytesOf(response), start)) {
      if (line.endByte > options.fromByte) {
        yield line;
      }
    }
  } catch (cause) {
    throw cause instanceof TransientSourceError || options.signal.aborted
      ? cause
      : new TransientSourceError("the bulk result broke off", { cause });
  }
}

/** Cuts bytes into lines; the last one may lack its end. */
async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  start: number,
): AsyncGenerator<JsonlLine> {
  let position = start;
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      rest.push(chunk.subarray(from, end));
      yield { text: Buffer.concat(rest).toString("utf8"), endByte: position + end + 1 };
      rest = [];
      from = end + 1;
    }
    rest.push(chunk.subarray(from));
    position += chunk.length;
  }
  if (rest.some((piece) => piece.length > 0)) {
    yield { text: Buffer.concat(rest).toString("utf8"), endByte: position };
  }
}

async function open(url: string, options: JsonlOptions): Promise<Response> {
  const { fromByte, signal } = options;
  try {
    const response = await options.fetch(url, {
      signal,
      headers: fromByte > 0 ? { range: `bytes=${fromByte}-` } : {},
    });
    if (response.ok) {
      return response;
    }
    await response.body?.cancel();
    throw new TransientSourceError(`the bulk result answers ${response.status}`);
  } catch (cause) {
    if (cause instanceof TransientSourceError || signal.aborted) {
      throw cause;
    }
    throw new TransientSourceError("the bulk result cannot be opened", { cause });
  }
}

async function* bytesOf(response: Response): AsyncGenerator<Uint8Array> {
  if (response.body === null) {
    return;
  }
  const reader = response.body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
