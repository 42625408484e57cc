import { createConsentLog } from "../db/consent/consent-log.server.ts";
import { readConsentStatistics } from "../db/consent/consent-statistics.server.ts";
import { expireConsents } from "../db/consent/consent-partitions.server.ts";
import { createConsentStore } from "../db/consent/consent-store.server.ts";
import { createNoticeVersions } from "../db/consent/notice-versions.server.ts";
import type { Database } from "../db/database.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import { exportRecords } from "../domain/consent/export-records.ts";
import { consentKeeping, keepConsentsFrom } from "../domain/consent/keeping.ts";
import type { ConsentViews } from "../domain/consent/ports.ts";
import { parseRecordId } from "../domain/consent/record.ts";
import { replayConsent } from "../domain/consent/replay.ts";
import {
  type ChoiceToKeep,
  type ShownToCount,
  takeChoice,
  takeShown,
} from "../domain/consent/take-report.ts";
import { isTimeZone } from "../domain/shared/calendar.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { err } from "../domain/shared/result.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import type { Log } from "../logging/log.server.ts";
import type { createRegisterServices } from "./register-services.server.ts";

type Deps = Pick<Database, "prisma" | "pool"> & {
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly clock: Clock;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly register: Pick<ReturnType<typeof createRegisterServices>, "findCurrent">;
};

const exportTypes = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
} as const;

/** What takes choices in, and what shows them. */
export function createConsentServices(deps: Deps) {
  const { prisma, pool, keys, clock, evidence, register } = deps;
  const store = createConsentStore({ pool, keys });
  const versions = createNoticeVersions({ prisma });
  const log = createConsentLog({ pool, timeZoneOf: (id) => readTimeZone(prisma, id) });
  const keeping: ConsentViews["keeping"] = async (installation) =>
    consentKeeping((await register.findCurrent(installation))?.register);
  const keepFrom = async (installation: InstallationId) =>
    keepConsentsFrom(await keeping(installation), clock.now().toISOString().slice(0, 10));
  const taking = { store, versions, clock };
  const replay: ConsentViews["replay"] = async (installation, recordId) => {
    const parts = parseRecordId(recordId);
    if (parts === undefined) return err("no-record");
    const record = await log.find(installation, parts.consentId, parts.number);
    if (record === undefined) return err("no-record");
    const content = await versions.find(installation, record.notice);
    return content === undefined ? err("no-version") : replayConsent(record, content);
  };
  const views: ConsentViews = {
    statistics: (installation, days) => readConsentStatistics(pool, installation, days),
    log: log.page,
    find: log.ofBrowser,
    replay,
    export: (installation, { format, query }) => ({
      name: `consent-records.${format}`,
      type: exportTypes[format],
      pieces: exportRecords(log.all(installation, query), format),
    }),
    keeping,
  };
  return {
    ...views,
    versions,
    takeChoice: (choice: Omit<ChoiceToKeep, "at">) => takeChoice(taking, choice),
    expire: (signal: AbortSignal) =>
      expireConsents({ prisma, evidence, keepFrom }, clock.now(), signal),
    takeShown: (shown: Omit<ShownToCount, "at">) => takeShown(taking, shown),
  };
}

async function readTimeZone(prisma: PrismaClient, installationId: InstallationId): Promise<string> {
  const select = { timeZone: true } as const;
  const row = await prisma.shopSettings.findUnique({ where: { installationId }, select });
  return row !== null && isTimeZone(row.timeZone) ? row.timeZone : "Etc/UTC";
}

/** The job that makes room for the coming months and removes what has had its time. */
export function createConsentHandlers(
  consent: Pick<ReturnType<typeof createConsentServices>, "expire">,
  log: Pick<Log, "info">,
): Pick<JobHandlers, "consents.expire"> {
  return {
    "consents.expire": {
      run: async (_payload, { signal }) => {
        const records = await consent.expire(signal);
        if (records > 0) log.info({ records }, "records of choices had had their time");
      },
      giveUp: async () => undefined,
    },
  };
}
