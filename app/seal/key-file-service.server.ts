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
import {
  createKeyring,
  type KeyChanges,
  keyEncryptionKeyId,
  type KeyService,
} from "./keyring.server.ts";

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
 * under a new key at once. While it is away or being changed by hand the keys last read still open,
 * but wrap nothing: what they wrapped might be closed for ever after the next start. Throws
 * `KeyFileError` when it cannot be read at first.
 */
export function openKeyFile(options: KeyFileOptions): KeyService {
  let last = read(options);
  let trouble: string | null = null;
  const now = (): Read => {
    try {
      if (markOf(options.path) !== last.mark) last = read(options);
      trouble = null;
    } catch (error) {
      if (!(error instanceof KeyFileError)) throw error;
      trouble = error.message;
    }
    return last;
  };
  const wrap: KeyService["wrap"] = (id, bytes) => {
    const { ring } = now();
    if (trouble !== null) throw new KeyFileError(trouble);
    return ring.wrap(id, bytes);
  };
  const fault = () => {
    now();
    return trouble;
  };
  return {
    get primaryId() {
      return now().ring.primaryId;
    },
    get ids() {
      return now().ring.ids;
    },
    wrap,
    unwrap: (id, wrapped) => now().ring.unwrap(id, wrapped),
    held: () => heldIn(now(), options),
    changes: changesOf(options, now),
    fault,
  };
}

function changesOf(options: KeyFileOptions, now: () => Read): KeyChanges {
  const change = (decide: (file: KeyFile) => readonly KeyFileEntry[]) =>
    changeFile(options.path, decide);
  return {
    get mayRunByItself() {
      return now().file.form === "list";
    },
    obstacle: () => obstacleOf(now(), options),
    create: (at) => change((file) => withNewKey(file, at)),
    markReplaced: (id, at) =>
      change(({ keys }) =>
        keys.map((one) => (nameOf(one) === id ? { ...one, replacedAt: at } : one)),
      ),
    retire: (id) => change((file) => withoutKey(file, id)),
  };
}

function obstacleOf({ file, ring }: Read, { path: name }: KeyFileOptions): string | null {
  const inFile = new Set(file.keys.map(nameOf));
  if (ring.ids.some((id) => !inFile.has(id))) {
    return "a former key is given beside the key file (KEY_ENCRYPTION_KEY_PREVIOUS): take it away";
  }
  try {
    const real = fs.realpathSync(name);
    fs.accessSync(real, fs.constants.R_OK | fs.constants.W_OK);
    fs.accessSync(path.dirname(real), fs.constants.W_OK | fs.constants.X_OK);
    return null;
  } catch {
    return `the key file ${name} and its folder must be writable`;
  }
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
  name: string,
  decide: (content: KeyFile) => readonly KeyFileEntry[],
): Promise<void> {
  const file = behindLinks(name);
  const release = await lock(file);
  try {
    removeLeftOvers(file);
    replaceFile(file, decide(readKeys(file)));
  } finally {
    await release();
  }
}

/** A link stays one: the file it points to is changed. */
function behindLinks(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch (cause) {
    throw new KeyFileError(`the key file ${file} cannot be read`, { cause });
  }
}

/** What a writer killed before its end left holds keys that would be kept for ever. */
function removeLeftOvers(file: string): void {
  const start = `${path.basename(file)}.`;
  for (const name of fs.readdirSync(path.dirname(file))) {
    const isLeft = name.startsWith(start) && /^\d+\.new$/u.test(name.slice(start.length));
    if (isLeft) fs.rmSync(path.join(path.dirname(file), name), { force: true });
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
