import fs from "node:fs";
import path from "node:path";
import lockfile from "proper-lockfile";
import {
  parseKeyFile,
  writeKeyFile,
  type KeyFile,
  type KeyFileEntry,
} from "../config/key-file.server.ts";
import { createKeyBytes } from "./envelope.server.ts";
import { createKeyring, keyEncryptionKeyId, type KeyService } from "./keyring.server.ts";

/** Thrown when the key file cannot be read or written, or what is asked of it makes no sense. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
}

type Read = {
  /** Tells one state of the file from another. */
  readonly mark: string;
  readonly file: KeyFile;
  readonly ring: KeyService;
};

export type KeyFileOptions = {
  readonly path: string;
  /** A key from before the file, which only opens. */
  readonly previous?: Uint8Array | undefined;
};

/**
 * The keys of a file. It is looked at again at every use, so that all processes that see it wrap
 * under a new key at once. A file that went away or is being changed by hand leaves the keys last
 * read in use. Throws `KeyFileError` when it cannot be read at first.
 */
export function openKeyFile(options: KeyFileOptions): KeyService {
  let last = read(options);
  const now = (): Read => {
    if (markOf(options.path) === last.mark) return last;
    try {
      last = read(options);
    } catch (error) {
      if (!(error instanceof KeyFileError)) throw error;
    }
    return last;
  };
  const change = (decide: (file: KeyFile) => readonly KeyFileEntry[]) =>
    changeFile(options.path, decide);
  return {
    get primaryId() {
      return now().ring.primaryId;
    },
    get ids() {
      return now().ring.ids;
    },
    wrap: (id, bytes) => now().ring.wrap(id, bytes),
    unwrap: (id, wrapped) => now().ring.unwrap(id, wrapped),
    held: () => heldIn(now(), options),
    changes: {
      get mayRunByItself() {
        return now().file.form === "list";
      },
      create: (at) => change((file) => withNewKey(file, at)),
      markReplaced: (id, at) =>
        change(({ keys }) =>
          keys.map((one) => (nameOf(one) === id ? { ...one, replacedAt: at } : one)),
        ),
      retire: (id) => change((file) => withoutKey(file, id)),
    },
  };
}

/** Makes a key file with one key in it, readable by its owner alone; an existing one is left alone. */
export async function makeKeyFile(file: string, at: Date): Promise<void> {
  if (fs.existsSync(file)) throw new KeyFileError(`${file} is there already`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  replaceFile(file, [{ bytes: createKeyBytes(), createdAt: at, replacedAt: null }]);
}

const nameOf = ({ bytes }: KeyFileEntry): string => keyEncryptionKeyId(bytes);

function withNewKey({ keys }: KeyFile, at: Date): readonly KeyFileEntry[] {
  const [primary, former] = keys;
  if (former !== undefined) {
    throw new KeyFileError(`two keys are held already: ${nameOf(former)} must be retired first`);
  }
  const before = { ...primary, createdAt: primary.createdAt ?? at };
  return [{ bytes: createKeyBytes(), createdAt: at, replacedAt: null }, before];
}

function withoutKey({ keys }: KeyFile, id: string): readonly KeyFileEntry[] {
  const [primary, ...former] = keys;
  if (nameOf(primary) === id) throw new KeyFileError(`${id} is in use`);
  return [primary, ...former.filter((one) => nameOf(one) !== id)];
}

function markOf(file: string): string {
  try {
    const { dev, ino, mtimeNs, size } = fs.statSync(file, { bigint: true });
    return [dev, ino, mtimeNs, size].join(" ");
  } catch {
    return "";
  }
}

function read({ path: file, previous }: KeyFileOptions): Read {
  const mark = markOf(file);
  const content = readKeys(file);
  const [primary, former] = content.keys;
  const ring = createKeyring({ primary: primary.bytes, previous: former?.bytes ?? previous });
  return { mark, file: content, ring };
}

function readKeys(file: string): KeyFile {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (cause) {
    throw new KeyFileError(`the key file ${file} cannot be read`, { cause });
  }
  const content = parseKeyFile(text);
  if (content === undefined) throw new KeyFileError(`the key file ${file} holds no keys`);
  return content;
}

function heldIn({ file, ring }: Read, { path: name }: KeyFileOptions) {
  const known = new Map(file.keys.map((key) => [nameOf(key), key]));
  return ring.ids.map((id) => {
    const key = known.get(id);
    const createdAt = key?.createdAt ?? (key === undefined ? null : writtenAt(name));
    return { id, createdAt, replacedAt: key?.replacedAt ?? null };
  });
}

/** A file that holds nothing but the key was written when the key was made. */
function writtenAt(file: string): Date | null {
  try {
    return fs.statSync(file).mtime;
  } catch {
    return null;
  }
}

/** One process at a time reads, decides and writes. */
async function changeFile(
  file: string,
  decide: (content: KeyFile) => readonly KeyFileEntry[],
): Promise<void> {
  const release = await lock(file);
  try {
    replaceFile(file, decide(readKeys(file)));
  } finally {
    await release();
  }
}

async function lock(file: string): Promise<() => Promise<void>> {
  const retries = { retries: 50, minTimeout: 100, maxTimeout: 100 };
  try {
    return await lockfile.lock(file, { retries, stale: 10_000 });
  } catch (cause) {
    throw new KeyFileError(`the key file ${file} cannot be changed`, { cause });
  }
}

/** Written beside, on disk, then put in place: a killed writer leaves the old file or the new one. */
function replaceFile(file: string, keys: readonly KeyFileEntry[]): void {
  const fresh = `${file}.${String(process.pid)}.new`;
  try {
    fs.writeFileSync(fresh, writeKeyFile(keys, keyEncryptionKeyId), {
      mode: 0o600,
      flush: true,
    });
    fs.renameSync(fresh, file);
    const folder = fs.openSync(path.dirname(file), "r");
    fs.fsyncSync(folder);
    fs.closeSync(folder);
  } catch (cause) {
    fs.rmSync(fresh, { force: true });
    throw new KeyFileError(`the key file ${file} cannot be written`, { cause });
  }
}
