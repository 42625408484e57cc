import type { NoticeCategory } from "../register/types.ts";
import { optionalCategories, type OptionalCategory } from "./types.ts";

/** How the optional categories are written in the notice's configuration. */
export const categoryLetters = {
  preferences: "p",
  statistics: "s",
  marketing: "m",
} as const satisfies Readonly<Record<OptionalCategory, string>>;

/** The letters of these categories, in the categories' fixed order and each once. */
export function toLetters(categories: Iterable<NoticeCategory>): string {
  const wanted = new Set(categories);
  return optionalCategories
    .filter((category) => wanted.has(category))
    .map((category) => categoryLetters[category])
    .join("");
}
