import { Inflate } from "fflate";

/** A compressed stream that begins somewhere in the bytes; what follows is fed to it. */
export type CompressedMember = {
  /** `gzip`, `zlib` or `zip`. */
  readonly form: string;
  /** Where the deflated bytes begin. */
  readonly dataAt: number;
};

/** Takes the bytes of one compressed stream as they come; tells when there is no more to it. */
export type Inflater = {
  /** Answers what more bytes come to, piece by piece. */
  readonly push: (bytes: Uint8Array) => Generator<Buffer>;
  /** False once the stream has ended or proved to be none. */
  readonly isOpen: () => boolean;
};

/** Small, because what a slice held before a fault in it is lost. */
const sliceBytes = 4 * 1024;
/** A stream that takes so much and gives nothing has ended: its longest block is 64 KB. */
const silenceBytes = 80 * 1024;
const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);
const zipMagic = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Finds where gzip, zlib and zip members may begin; what is none gives an error soon. */
export function* findCompressed(bytes: Buffer): Generator<CompressedMember> {
  yield* findMagic(bytes, gzipMagic, readGzipHeader);
  yield* findMagic(bytes, zipMagic, readZipHeader);
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    const isHeader = ((0x78 << 8) | (bytes[at + 1] ?? 1)) % 31 === 0;
    if (isHeader && ((bytes[at + 1] ?? 0) & 0x20) === 0 && mayBeDeflate(bytes, at + 2)) {
      yield { form: "zlib", dataAt: at + 2 };
    }
  }
}

function* findMagic(
  bytes: Buffer,
  magic: Buffer,
  read: (bytes: Buffer, at: number) => CompressedMember | undefined,
): Generator<CompressedMember> {
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    const member = read(bytes, at);
    if (member !== undefined && mayBeDeflate(bytes, member.dataAt)) yield member;
  }
}

/** RFC 1952: flags tell which optional fields lie between header and data. */
function readGzipHeader(bytes: Buffer, at: number): CompressedMember | undefined {
  const flags = bytes[at + 3] ?? 0xff;
  if ((flags & 0xe0) !== 0) return undefined;
  let dataAt = at + 10;
  if ((flags & 4) !== 0) dataAt += 2 + (bytes[dataAt] ?? 0) + (bytes[dataAt + 1] ?? 0) * 256;
  for (const flag of [8, 16]) {
    if ((flags & flag) !== 0) dataAt = bytes.indexOf(0, dataAt) + 1;
  }
  if ((flags & 2) !== 0) dataAt += 2;
  return { form: "gzip", dataAt };
}

/** A local file header; only deflated ones: what is stored lies there in plain. */
function readZipHeader(bytes: Buffer, at: number): CompressedMember | undefined {
  if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) return undefined;
  const dataAt = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  return { form: "zip", dataAt };
}

/** RFC 1951: of the first block's header, what tells deflate from chance. */
function mayBeDeflate(bytes: Buffer, at: number): boolean {
  if (at + 5 > bytes.length) return false;
  const first = bytes[at] ?? 0;
  switch ((first >> 1) & 3) {
    case 0:
      return (bytes.readUInt16LE(at + 1) ^ bytes.readUInt16LE(at + 3)) === 0xffff;
    case 1:
      return true;
    case 2:
      return hasCompleteCode(bytes, at);
    default:
      return false;
  }
}

/** Whether the code of a dynamic block's code lengths leaves no bit pattern without a meaning. */
function hasCompleteCode(bytes: Buffer, at: number): boolean {
  const bit = (index: number): number => ((bytes[at + (index >> 3)] ?? 0) >> (index & 7)) & 1;
  const number = (index: number, count: number): number =>
    Array.from({ length: count }, (_, power) => bit(index + power) << power).reduce(
      (sum, part) => sum + part,
      0,
    );
  if (number(3, 5) > 29 || number(8, 5) > 29) return false;
  let shares = 0;
  for (let code = 0; code < number(13, 4) + 4; code += 1) {
    const length = number(17 + code * 3, 3);
    shares += length === 0 ? 0 : 128 >> length;
  }
  return shares === 128;
}

/** Inflates a stream of deflated bytes as far as it goes. */
export function createInflater(): Inflater {
  let silent = 0;
  let isOpen = true;
  let ready: Buffer[] = [];
  const inflate = new Inflate((chunk) => {
    if (chunk.length === 0) return;
    silent = 0;
    ready.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
  });
  const pushSlice = (slice: Uint8Array): void => {
    silent += slice.length;
    isOpen = silent <= silenceBytes;
    if (!isOpen) return;
    try {
      inflate.push(slice);
    } catch {
      isOpen = false;
    }
  };
  return {
    isOpen: () => isOpen,
    *push(bytes) {
      for (let at = 0; isOpen && at < bytes.length; at += sliceBytes) {
        pushSlice(bytes.subarray(at, at + sliceBytes));
        const pieces = ready;
        ready = [];
        yield* pieces;
      }
    },
  };
}
