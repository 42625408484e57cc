import { registerLimits } from "./limits.ts";

/** Room for a number behind it. */
const MOST_CHARACTERS = registerLimits.id - 8;

/**
 * A slug for a new item, made of its name and unlike those that are taken: `_ga_*` becomes `ga`, a
 * second one `ga-2`. A name without a letter or digit becomes `item`.
 */
export function createItemId(name: string, taken: readonly string[]): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/^-|-$/gu, "");
  const wanted = slug === "" ? "item" : slug;
  const used = new Set(taken);
  if (!used.has(wanted)) return wanted;
  let count = 2;
  while (used.has(`${wanted}-${String(count)}`)) count += 1;
  return `${wanted}-${String(count)}`;
}
