/** Whether bytes are a picture of one point (GIF, PNG or WebP, as far as it is told in their first bytes). */
export function isTinyPicture(bytes: Uint8Array): boolean {
  const size = sizeOf(Buffer.from(bytes));
  return size !== undefined && size.width <= 2 && size.height <= 2;
}

function sizeOf(bytes: Buffer): { readonly width: number; readonly height: number } | undefined {
  if (bytes.length >= 10 && bytes.toString("latin1", 0, 4) === "GIF8") {
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  }
  if (bytes.length >= 24 && bytes.toString("latin1", 1, 4) === "PNG") {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  // Nothing at all where a picture was asked for counts too.
  if (bytes.length === 0) return { width: 0, height: 0 };
  // A vector picture without a size of its own is no point; others are too small to show anything.
  const isVector = /^\s*<(?:\?xml|svg)/u.test(bytes.toString("latin1", 0, 20));
  return isVector || bytes.length > 100 ? undefined : { width: 1, height: 1 };
}
