/** One deterministic 32-bit mix of whole numbers (murmur3's finaliser). Same input, same output, on every machine. */
export function mix(seed: number, ...values: readonly number[]): number {
  let hash = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995;
  for (const value of values) {
    hash = Math.imul(hash ^ (value | 0), 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35) ^ (hash >>> 16);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  return hash >>> 0;
}

/** The element of `list` a hash points at. The list must not be empty. */
export function pick<Element>(list: readonly Element[], hash: number): Element {
  const chosen = list[hash % list.length];
  if (chosen === undefined) throw new RangeError("pick() needs a list that is not empty");
  return chosen;
}

/** True for about one in `n` hashes. */
export function oneIn(n: number, hash: number): boolean {
  return hash % n === 0;
}
