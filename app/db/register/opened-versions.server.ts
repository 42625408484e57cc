import type { RegisterVersion } from "../../domain/register/version.ts";

/** How many versions stay opened: one per shop that is worked in just now, and a few old ones. */
const most = 32;

export type OpenedVersions = {
  /** The version as it was opened, if its row has that digest. */
  readonly find: (installationId: string, head: Head) => RegisterVersion | undefined;
  readonly keep: (installationId: string, version: RegisterVersion) => RegisterVersion;
};

type Head = Pick<RegisterVersion, "number" | "digest">;

/**
 * Versions never change, so one that was opened once need not be opened for every page. The row is
 * asked every time all the same: what was removed, or made by another process, is never answered
 * from here. The longest unused goes first.
 */
export function createOpenedVersions(): OpenedVersions {
  const opened = new Map<string, RegisterVersion>();
  const keyOf = (installationId: string, { number }: Head) => `${installationId} ${String(number)}`;
  const keep = (installationId: string, version: RegisterVersion): RegisterVersion => {
    const key = keyOf(installationId, version);
    opened.delete(key);
    opened.set(key, version);
    for (const oldest of opened.keys()) {
      if (opened.size <= most) break;
      opened.delete(oldest);
    }
    return version;
  };
  return {
    keep,
    find: (installationId, head) => {
      const version = opened.get(keyOf(installationId, head));
      return version?.digest === head.digest ? keep(installationId, version) : undefined;
    },
  };
}
