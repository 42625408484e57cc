import type { InstallationId } from "../shared/ids.ts";
import type { Result } from "../shared/result.ts";
import type { Register } from "./types.ts";
import type { RegisterVersion, VersionCause, VersionHead } from "./version.ts";

export type VersionToMake = {
  readonly installationId: InstallationId;
  readonly register: Register;
  readonly cause: VersionCause;
  readonly author: string;
  readonly at: Date;
  /** The version it was made from; another one in between refuses it, so that nobody's change is lost. */
  readonly basedOn: number | null;
};

/** The register's versions of every shop; none is ever changed. */
export type RegisterStore = {
  /** The newest version; undefined before the register was started. */
  readonly findCurrent: (installationId: InstallationId) => Promise<RegisterVersion | undefined>;
  readonly findVersion: (
    installationId: InstallationId,
    number: number,
  ) => Promise<RegisterVersion | undefined>;
  /** Newest first, `limit` of them below `before`. */
  readonly listVersions: (
    installationId: InstallationId,
    page: { readonly before: number | null; readonly limit: number },
  ) => Promise<readonly VersionHead[]>;
  /** Makes the next version; the same content as the current one makes none and answers the current. */
  readonly makeVersion: (
    version: VersionToMake,
  ) => Promise<Result<RegisterVersion, "changed-meanwhile">>;
};
