import { isAllowed } from "../domain/data-requests/permissions.ts";
import type { StaffVisit } from "./staff-session.server.ts";

const noPermission =
  "You may not start one. The account owner can allow you to change settings in Settings.";
const notForDevelopment =
  "This is a store where people buy. An audit makes people up, so it runs in development stores only; whoever runs Lagom can run one outside any store with npm run self-audit.";
const unknown =
  "Shopify did not tell whether this is a development store. Please open this page again in a moment.";

/** Why this user can start no audit in this shop, in plain words; null when they can. */
export async function readHindrance({
  services,
  installation,
  actor,
}: StaffVisit): Promise<string | null> {
  if (!isAllowed(actor, "configure")) return noPermission;
  try {
    const isForDevelopment = await services.selfAudits.isDevelopmentStore(installation.id);
    return isForDevelopment ? null : notForDevelopment;
  } catch (error) {
    services.log.warn({ err: error }, "whether this is a development store is not known");
    return unknown;
  }
}
