import type { AdminStack } from "./admin-stack.ts";

/**
 * The app's own services beside its process, on the same database with the same keys: what a page
 * shows is put there by what writes it in earnest. Once per test file, for they are made once.
 */
export async function openStackServices({ environment }: AdminStack) {
  Object.assign(process.env, environment, { PROCESS_ROLE: "web", LOG_LEVEL: "silent" });
  // The environment is read when the services are made.
  const { getServices } = await import("../../app/services.server.ts");
  const services = await getServices();
  const close = async () => {
    await services.queue.stop(1_000);
    await services.close();
  };
  return { services, close };
}
