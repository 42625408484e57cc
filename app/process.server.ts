import { getServices } from "./services.server.ts";
import { startJobs } from "./worker.server.ts";

/** Work in hand may end within this; the process itself has ten seconds. */
const drainMs = 7_000;

let stopJobs: (() => Promise<void>) | undefined;

/** Starts what runs beside the pages: the jobs, unless this process only serves the web. */
export async function startProcess(): Promise<void> {
  const services = await getServices();
  const missing = await services.keys.findMissingKeys();
  if (missing.length > 0) {
    throw new Error(
      `KEY_ENCRYPTION_KEY is not the one this database was sealed under (${missing.join(", ")}); ` +
        "give the former one as KEY_ENCRYPTION_KEY_PREVIOUS, or the key file as it was",
    );
  }
  await services.evidencePages.noteSetBacks();
  await services.compareLedger();
  if (services.environment.PROCESS_ROLE === "web") {
    stopJobs = () => services.queue.stop(drainMs);
  } else {
    const worker = await startJobs(services);
    const door = await services.inboundMail.openDoor();
    const mailboxes = services.mailboxes.watch();
    stopJobs = async () => {
      await Promise.all([door?.close(), mailboxes.stop()]);
      await worker.stop(drainMs);
    };
    const resumed = await services.outbox.resumeWaiting();
    if (resumed > 0) services.log.info({ resumed }, "waiting mails are tried again");
  }
  services.log.info({ role: services.environment.PROCESS_ROLE }, "started");
}

/** True when a webhook that came now could be kept: the keys are there, the database answers, migrated. */
export async function isReady(): Promise<boolean> {
  if (stopJobs === undefined) return false;
  try {
    const { database, keyRotation, log } = await getServices();
    const fault = keyRotation.fault();
    if (fault !== null) {
      log.error({ fault }, "nothing can be sealed: put the key file back as it was");
      return false;
    }
    await database.pool.query(`SELECT 1 FROM "DataRequest", pgboss.version LIMIT 1`);
    return true;
  } catch {
    return false;
  }
}

/** Lets jobs in hand end, then closes the database. */
export async function stopProcess(): Promise<void> {
  const services = await getServices();
  const stop = stopJobs;
  stopJobs = undefined;
  await stop?.();
  await services.close();
  services.log.info("stopped");
}
