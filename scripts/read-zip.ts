import { text } from "node:stream/consumers";
import { promisify } from "node:util";

import yauzl from "yauzl";

const openZip = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** Reads a ZIP of text files whole: name → content. Throws when it is damaged. */
export async function readZip(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await openZip(Buffer.from(bytes), { lazyEntries: false, autoClose: false });
  const entries: yauzl.Entry[] = [];
  zip.on("entry", (entry: yauzl.Entry) => entries.push(entry));
  await new Promise((resolve, reject) => {
    zip.once("end", resolve);
    zip.once("error", reject);
  });
  const openEntry = promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  const files = new Map<string, string>();
  for (const entry of entries) files.set(entry.fileName, await text(await openEntry(entry)));
  return files;
}
