/**
 * Tells whether Shopify kept a text as it was given. Its editor writes markup anew (quotes, blanks,
 * entities), so what a person reads and where links lead is compared, not the characters.
 */
export function isSameText(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return one === other || toReading(one) === toReading(other);
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

function toReading(html: string): string {
  const links = [...html.matchAll(/\shref\s*=\s*["']?([^"'\s>]+)/gu)].map(([, href]) => href);
  const text = html.replace(/<[^>]*>/gu, " ");
  return [...[text, ...links].map((part) => decode(part ?? "").replace(/\s+/gu, ""))].join("\n");
}

function decode(text: string): string {
  return text.replace(/&(#\d+|#x[\da-f]+|\w+);/giu, (whole, entity: string) => {
    if (!entity.startsWith("#")) return named[entity.toLowerCase()] ?? whole;
    const code = Number(entity.slice(1).replace(/^x/iu, "0x"));
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
