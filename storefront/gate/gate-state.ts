import type { NoticeState } from "../types.ts";

/**
 * Something held back. Without `release` it is an element whose attributes wait beside it as
 * `data-lagom-…`, a script with `type="text/plain"`. `target` is an element, or what stands in for the
 * answer of `indexedDB.open`, or how a waiting `fetch` is told no.
 */
export type Held = readonly [
  letters: string,
  release: (() => unknown) | undefined,
  target?: Element | EventTarget | (() => void) | undefined,
];

/** What the inline script leaves to the later ones. */
export type Gate = {
  /** What holds now. While it is asking, a held `fetch` only waits; afterwards it fails at once. */
  state: NoticeState;
  /** The letters what is stored under this name waits for, empty when it may be stored now. */
  readonly item: (name: unknown, kind: string) => string;
  /** The letters themselves as long as one of them is not allowed, else empty. */
  readonly missing: (letters: string) => string;
  /** Whether a name fits a pattern of the configuration, in which `*` stands for anything. */
  readonly fits: (pattern: string, name: string) => boolean;
  /** In the order of arrival. */
  readonly held: Held[];
  /** Told of everything held from now on. */
  onHold?: ((entry: Held) => unknown) | undefined;
};
