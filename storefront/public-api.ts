import type { Choices, OptionalCategory } from "../app/domain/consent/types.ts";
import { type Desk, toChoices } from "./desk.ts";

declare global {
  interface Window {
    Lagom?: {
      /** What is allowed now. */
      readonly choice: () => Choices;
      readonly allows: (category: OptionalCategory) => boolean;
      /** Opens the second layer. */
      readonly open: () => unknown;
      /** Of the settings and words that stand in the page. */
      readonly version: string;
    };
  }
}

/** What theme developers may use (docs/notice-for-theme-developers.md). */
export function publish(desk: Desk, open: () => unknown): void {
  const choice = (): Choices => toChoices(desk.state);
  window.Lagom = Object.freeze({
    ...{ choice, open, version: desk.config.version },
    allows: (category: OptionalCategory) => choice()[category],
  });
}
