/** The chance that a normal value lies further from 0 than `z`, on either side (Abramowitz & Stegun 26.2.17). */
function twoSided(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = terms.reduce((total, term, at) => total + term * t ** (at + 1), 0);
  return Math.min(1, 2 * (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * sum);
}

/**
 * Mann and Whitney's test of ranks, for large samples and with ties: how likely two samples that differ so
 * are, were they drawn from one distribution. Nothing is assumed of its shape.
 */
export function rankTest(one: readonly number[], other: readonly number[]): number {
  const [n, m] = [one.length, other.length];
  const all = [...one.map((value) => ({ value, isOne: true })), ...other.map(toOther)];
  const sorted = all.toSorted((a, b) => a.value - b.value);
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.value === sorted[from]?.value) to += 1;
    const same = to - from;
    const own = sorted.slice(from, to).filter(({ isOne }) => isOne).length;
    ranks += own * ((from + 1 + to) / 2);
    ties += same ** 3 - same;
    from = to;
  }
  const total = n + m;
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  return deviation === 0 ? 1 : twoSided((ranks - (n * (total + 1)) / 2) / deviation);
}

const toOther = (value: number) => ({ value, isOne: false });

/** The middle of a sample. */
export function median(sample: readonly number[]): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
