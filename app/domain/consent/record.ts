import type { InstallationId } from "../shared/ids.ts";
import type { ConsentReport, NoticeConfig, NoticeWords } from "./types.ts";

/** A choice as it is kept (GDPR 7(1)): pseudonymous, without address or user agent. */
export type ConsentRecord = Omit<ConsentReport, "v" | "at"> & {
  /** `<consentId>-<number>`: what a record is called in addresses and exports. */
  readonly id: string;
  /** By the visitor's clock. */
  readonly chosenAt: Date;
  /** By the server's, when it came in. */
  readonly recordedAt: Date;
};

/** The settings and words of the notice exactly as they stood in the shop; never changed. */
export type NoticeVersionContent = {
  readonly config: NoticeConfig;
  /** By language. */
  readonly words: Readonly<Partial<Record<NoticeWords["language"], NoticeWords>>>;
};

/** Where versions of the notice are read. */
export type NoticeVersions = {
  /** Whether the shop ever showed it. */
  readonly has: (installation: InstallationId, version: string) => Promise<boolean>;
  readonly find: (
    installation: InstallationId,
    version: string,
  ) => Promise<NoticeVersionContent | undefined>;
};

const idPattern = /^([0-9a-f]{32})-([1-9][0-9]{0,5})$/u;

/** Name of a record: the browser's random id and the number of the choice. */
export function toRecordId(consentId: string, number: number): string {
  return `${consentId}-${String(number)}`;
}

/** The parts of a record's name; undefined when it is none. */
export function parseRecordId(
  id: string,
): { readonly consentId: string; readonly number: number } | undefined {
  const [, consentId, number] = idPattern.exec(id) ?? [];
  return consentId === undefined ? undefined : { consentId, number: Number(number) };
}
