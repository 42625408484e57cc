import { TransientSourceError } from "../../domain/data-requests/ports.ts";

export type JsonlLine = {
  readonly text: string;
  /** Bytes of the file up to and with this line. */
  readonly endByte: number;
};

const NEWLINE = 0x0a;

/**
 * Reads a file of lines over HTTP from a byte on, a line at a time, without
 * holding more than one chunk and one line. Throws `TransientSourceError` when
 * the download fails. Whether the file was whole is for the caller to compare.
 */
export async function* readJsonl(
  url: string,
  options: {
    readonly fromByte: number;
    readonly fetch: typeof fetch;
    readonly signal: AbortSignal;
  },
): AsyncGenerator<JsonlLine> {
  const { fromByte } = options;
  const response = await open(url, options);
  let position = response.status === 206 ? fromByte : 0;
  let rest: Uint8Array[] = [];
  try {
    for await (const chunk of bytesOf(response)) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        const endByte = position + end + 1;
        if (endByte > fromByte) {
          rest.push(chunk.subarray(start, end));
          yield { text: Buffer.concat(rest).toString("utf8"), endByte };
        }
        rest = [];
        start = end + 1;
      }
      rest.push(chunk.subarray(start));
      position += chunk.length;
    }
  } catch (cause) {
    throw options.signal.aborted
      ? cause
      : new TransientSourceError("the bulk result broke off", { cause });
  }
  if (rest.some((piece) => piece.length > 0)) {
    yield { text: Buffer.concat(rest).toString("utf8"), endByte: position };
  }
}

async function open(
  url: string,
  options: {
    readonly fromByte: number;
    readonly fetch: typeof fetch;
    readonly signal: AbortSignal;
  },
): Promise<Response> {
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
