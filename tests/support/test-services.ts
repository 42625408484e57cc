import { testAppEnvironment } from "./app-process.ts";
import { openScratchDatabase } from "./scratch-database.ts";

export type TestServices = Awaited<ReturnType<typeof openTestServices>>;

/**
 * The app's own services on an empty database, without its process: what is
 * wired together is what is tested. Once per test file, for they are made once.
 */
export async function openTestServices() {
  const database = await openScratchDatabase();
  const environment = { ...testAppEnvironment(database.url), NODE_ENV: "test" };
  Object.assign(process.env, { ...environment, PROCESS_ROLE: "web", LOG_LEVEL: "silent" });
  // The environment is read when the services are made.
  const { getServices } = await import("../../app/services.server.ts");
  const services = await getServices();
  const close = async () => {
    await services.queue.stop(1_000);
    await services.close();
    await database.close();
  };
  return { services, database, close };
}
