import { isAllowed } from "../domain/data-requests/permissions.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import type { Services } from "../services.server.ts";
import { presentBoard, presentScanHead } from "../ui/present/present-promises.ts";
import { presentWritten } from "../ui/present/present-written.ts";
import { presentScanReport } from "../ui/present/present-scan.ts";
import { readerOf } from "../ui/present/reader.ts";
import { findStaffNames } from "./register-conflict.server.ts";
import { refusal, type StaffVisit } from "./staff-session.server.ts";

async function contextOf(visit: StaffVisit) {
  const { services, installation } = visit;
  const settings = await services.settings.get(installation.id);
  const names = await findStaffNames(visit);
  return { reader: readerOf(settings, services.clock.now()), names };
}

/** The board with the last scans and how often they are made. */
export async function loadPromises(visit: StaffVisit) {
  const { services, installation, actor } = visit;
  const context = await contextOf(visit);
  const { lines, isPublished, hasRegister } = await services.promises.board(installation.id);
  const chosen = await services.register.settings.get(installation.id);
  const scans = await services.promises.list(installation.id);
  return {
    board: presentBoard(lines, context.reader),
    ...{ isPublished, hasRegister },
    scans: {
      scans: scans.map((scan) => presentScanHead(scan, context)),
      schedule: chosen.scanSchedule,
      hasPassword: chosen.hasStorefrontPassword,
      selectors: chosen.noticeSelectors,
      mayConfigure: isAllowed(actor, "configure"),
    },
  };
}

/** One scan with what the register says of it; throws a 404 where there is none. */
export async function loadScan(visit: StaffVisit, id: string) {
  const { services, installation, actor } = visit;
  const scan = await services.promises.find(installation.id, id);
  if (scan === undefined) throw refusal(404, "not-found");
  const version = await services.register.findCurrent(installation.id);
  const proposals = await services.promises.proposals(installation.id, id);
  return {
    scan: presentScanHead(scan, await contextOf(visit)),
    report:
      scan.report === null
        ? null
        : presentScanReport(scan.report, version?.register ?? null, proposals),
    written:
      scan.report === null
        ? []
        : presentWritten((await services.promises.written(installation.id, scan.report)).judged),
    hasRegister: version !== undefined,
    mayConfigure: isAllowed(actor, "configure"),
  };
}

/** Titles of the promises that are known to be broken. */
export async function findBrokenPromises(
  { promises, settings, clock }: Services,
  installationId: InstallationId,
): Promise<readonly string[]> {
  const { lines } = await promises.board(installationId);
  const reader = readerOf(await settings.get(installationId), clock.now());
  return presentBoard(lines, reader).broken.map(({ title }) => title);
}
