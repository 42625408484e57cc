import { byteEscapes, type Escape, type Output, putByte } from "./escape-forms.ts";
import type { Island } from "./island.ts";
import { longestEscape, mimeWord } from "./mime-words.ts";

const { percent, quotedPrintable, entity, backslash } = byteEscapes;
const escapes: readonly Escape[] = [percent, quotedPrintable, mimeWord, entity, backslash];

/** Where what can be decoded lies, as pairs of numbers: from, until. */
type Regions = { readonly bounds: number[]; length: number };

/**
 * Decodes what is written with escapes: URL-encoded, quoted-printable, a mail's
 * encoded words, HTML's and JSON's. Only the surroundings of an escape are decoded (`reach` bytes on
 * either side): elsewhere nothing would change.
 */
export function* findEscaped(bytes: Buffer, reach: number): Generator<Island> {
  for (const escape of escapes) {
    const regions = findRegions(bytes, escape, reach);
    if (regions.length === 0) continue;
    const decoded = decodeRegions(bytes, escape, regions);
    yield { form: escape.form, bytes: decoded };
    if (escape === percent && decoded.includes(plus)) {
      yield { form: escape.form, bytes: Buffer.from(decoded.map(plusToBlank)) };
    }
  }
}

const plus = 0x2b;
const plusToBlank = (byte: number): number => (byte === plus ? 0x20 : byte);

function findRegions(bytes: Buffer, escape: Escape, reach: number): Regions {
  const regions: Regions = { bounds: [], length: 0 };
  const scratch: Output = { bytes: Buffer.alloc(longestEscape), length: 0 };
  const add = (start: number, end: number): void => {
    if (end < 0) return;
    regions.bounds.push(start, end);
    regions.length += end - start;
  };
  let [start, end] = [0, -1];
  let at = bytes.indexOf(escape.lead);
  while (at >= 0) {
    scratch.length = 0;
    const taken = escape.read(bytes, at, scratch);
    if (taken > 0) {
      if (at - reach > end) {
        add(start, end);
        start = Math.max(0, at - reach);
      }
      end = Math.min(bytes.length, at + taken + reach);
    }
    at = bytes.indexOf(escape.lead, at + Math.max(1, taken));
  }
  add(start, end);
  return regions;
}

/** All regions one after another, a zero byte between them: no token reaches across. */
function decodeRegions(bytes: Buffer, escape: Escape, regions: Regions): Buffer {
  const { bounds, length } = regions;
  const out: Output = { bytes: Buffer.allocUnsafe(2 * length + bounds.length), length: 0 };
  for (let index = 0; index < bounds.length; index += 2) {
    decodeRegion(bytes.subarray(bounds[index], bounds[index + 1]), escape, out);
    putByte(out, 0);
  }
  return out.bytes.subarray(0, out.length);
}

function decodeRegion(bytes: Buffer, escape: Escape, out: Output): void {
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(escape.lead, at);
    out.length += bytes.copy(out.bytes, out.length, at, next < 0 ? bytes.length : next);
    if (next < 0) return;
    const taken = escape.read(bytes, next, out);
    if (taken === 0) putByte(out, escape.lead);
    at = next + Math.max(1, taken);
  }
}
