import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Texts set aside under names while others are written, and read back in order. */
export type Spool = {
  readonly write: (name: string, text: string) => Promise<void>;
  readonly read: (name: string) => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** A name's text is put on disk in pieces of this size; what is smaller never gets there. */
const pieceCharacters = 16 * 1024;
const algorithm = "aes-256-gcm";
const tagBytes = 16;

/** Where a piece lies in the file. */
type Piece = { readonly number: number; readonly position: number; readonly length: number };

type Held = { texts: string[]; characters: number; readonly pieces: Piece[] };

/**
 * A spool in one file of the temporary folder, sealed with a key that lives
 * and dies with this object. The file has no name any more once it is open, so
 * a killed process leaves nothing behind, and what a disk may keep is
 * unreadable.
 */
export function createSealedSpool(): Spool {
  const names = new Map<string, Held>();
  const file = createSealedFile();

  const flush = async (held: Held): Promise<void> => {
    const text = held.texts.join("");
    held.texts = [];
    held.characters = 0;
    held.pieces.push(await file.append(text));
  };

  return {
    write: async (name, text) => {
      const held = names.get(name) ?? { texts: [], characters: 0, pieces: [] };
      names.set(name, held);
      held.texts.push(text);
      held.characters += text.length;
      if (held.characters >= pieceCharacters) await flush(held);
    },
    read: async function* (name) {
      const held = names.get(name);
      const pieces = held?.pieces ?? [];
      const room = Buffer.allocUnsafeSlow(
        pieces.reduce((most, { length }) => Math.max(most, length), 0),
      );
      for (const piece of pieces) yield await file.read(piece, room);
      if (held !== undefined && held.texts.length > 0) {
        yield Buffer.from(held.texts.join(""), "utf8");
      }
    },
    close: () => file.close(),
  };
}

/**
 * Text appended in sealed pieces; the file is opened at the first one. One
 * buffer serves all writes, one the reads of a text: fresh ones would pile up
 * faster than the collector looks at memory outside its heap.
 */
function createSealedFile() {
  const key = randomBytes(32);
  let handle: FileHandle | undefined;
  let scratch = Buffer.alloc(0);
  let position = 0;
  let count = 0;
  const roomFor = (length: number): Buffer => {
    if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length);
    return scratch.subarray(0, length);
  };
  return {
    append: async (text: string): Promise<Piece> => {
      handle ??= await openNameless();
      const length = Buffer.byteLength(text, "utf8");
      const plain = roomFor(length);
      plain.write(text, "utf8");
      const cipher = createCipheriv(algorithm, key, nonceOf(count));
      const sealed = [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
      const piece = { number: count, position, length: length + tagBytes };
      count += 1;
      position += piece.length;
      await handle.writev(sealed, piece.position);
      return piece;
    },
    read: async ({ number, position: from, length }: Piece, room: Buffer): Promise<Buffer> => {
      const sealed = room.subarray(0, length);
      await handle?.read(sealed, 0, length, from);
      const decipher = createDecipheriv(algorithm, key, nonceOf(number));
      decipher.setAuthTag(sealed.subarray(length - tagBytes));
      const plain = decipher.update(sealed.subarray(0, length - tagBytes));
      decipher.final();
      return plain;
    },
    close: async (): Promise<void> => {
      await handle?.close();
      key.fill(0);
    },
  };
}

/** Never the same twice under one key: the number of the piece. */
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 6, 6);
  return nonce;
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-"));
  try {
    return await open(path.join(folder, "spool"), "wx+", 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
