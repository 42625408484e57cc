import type { RegisterVersion, VersionHead } from "../../domain/register/version.ts";
import type { Register } from "../../domain/register/types.ts";
import type { ShownChange } from "../register-reply.ts";
import { counted, type Reader, toDateTime } from "./dates.ts";
import { presentChanges } from "./present-register-changes.ts";
import { causeWords } from "./register-words.ts";
import { toActorText } from "./timeline-words.ts";

/** One version in the list. */
export type ShownVersion = {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly cause: string;
  readonly changes: string;
};

/** One version with its differences to the one before. */
export type ShownVersionPage = ShownVersion & {
  readonly differences: readonly ShownChange[];
  readonly isNewest: boolean;
};

type Names = { readonly names: ReadonlyMap<string, string>; readonly reader: Reader };

/** A version's line: when, who, why and how much. */
export function presentVersion(head: VersionHead, { names, reader }: Names): ShownVersion {
  return {
    number: head.number,
    at: toDateTime(head.at, reader),
    by: toActorText(head.author, names),
    cause: causeWords[head.cause],
    changes: counted(head.changeCount, "difference"),
  };
}

/** A version with what it changed, each with what stood there before. */
export function presentVersionPage(
  version: RegisterVersion,
  around: Names & { readonly before: Register; readonly newest: number },
): ShownVersionPage {
  const { before, newest } = around;
  const shown = presentChanges(version.changes, { before, after: version.register });
  return {
    ...presentVersion(version, around),
    differences: version.number === 1 ? shown.map(withoutBefore) : shown,
    isNewest: version.number === newest,
  };
}

/** Before the first version there was nothing. */
function withoutBefore(change: ShownChange): ShownChange {
  return { ...change, before: null };
}
