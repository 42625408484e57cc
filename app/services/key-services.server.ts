import type { KeySettings } from "../config/env.server.ts";
import type { Database } from "../db/database.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import { createKeyEvidence } from "../db/keys/key-evidence.server.ts";
import { createKeyRotation, type KeyRotation } from "../db/keys/key-rotation.server.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { KeyService } from "../seal/keyring.server.ts";

export type KeyServicesDeps = Pick<Database, "prisma" | "pool"> & {
  readonly environment: Pick<KeySettings, "KEY_ROTATION_DAYS" | "BACKUP_KEEP_DAYS">;
  readonly keyring: KeyService;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly clock: Clock;
  /** Told in words of what an operator must look after. */
  readonly report: (trouble: string) => void;
};

/** Joins what looks after the key-encryption keys. */
export function createKeyServices(deps: KeyServicesDeps): KeyRotation {
  const { prisma, pool, environment, keyring, evidence, clock, report } = deps;
  return createKeyRotation({
    ...{ prisma, pool, clock, report, keys: keyring },
    rules: {
      rotationDays: environment.KEY_ROTATION_DAYS,
      backupKeepDays: environment.BACKUP_KEEP_DAYS,
    },
    record: createKeyEvidence({ prisma, evidence }),
  });
}
