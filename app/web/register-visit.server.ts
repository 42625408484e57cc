import { createHash } from "node:crypto";
import { redirect } from "@remix-run/node";
import { checkPublishable, type PolicyGap } from "../domain/policy/check-publishable.ts";
import type { Register } from "../domain/register/types.ts";
import type { RegisterVersion } from "../domain/register/version.ts";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { gapsWithin, type RegisterFacts } from "../ui/present/present-register.ts";
import { requireStaff, type StaffVisit } from "./staff-session.server.ts";

/** Somebody in the admin before the register as it stands. */
export type RegisterVisit = StaffVisit & {
  readonly version: RegisterVersion;
  readonly gaps: readonly PolicyGap[];
  readonly params: URLSearchParams;
};

/** Like `requireStaff`; where no register was started yet, leads to the page that starts it. */
export async function requireRegister(request: Request): Promise<RegisterVisit> {
  const visit = await requireStaff(request);
  const { services, installation } = visit;
  const params = new URL(request.url).searchParams;
  const version = await services.register.findCurrent(installation.id);
  // What Shopify put into the address signs the user in on the next page too.
  if (version === undefined) throw toStart(params);
  return { ...visit, version, gaps: await readGaps(visit, version.register), params };
}

/** All that keeps the policy from being published as it stands. */
export async function readGaps(
  { services, installation }: StaffVisit,
  register: Register,
): Promise<readonly PolicyGap[]> {
  const { unreviewedAllowed } = await services.register.settings.get(installation.id);
  const reviews = await services.register.reviews.list(installation.id);
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  return checkPublishable(register, { reviews, unreviewedAllowed, digest });
}

function toStart(params: URLSearchParams): Response {
  return redirect(`/app/register?${params.toString()}`);
}

/**
 * What every page of the register shows; of the gaps those whose path begins with one of the
 * prefixes (none for a page without fields).
 */
export function factsOf(visit: RegisterVisit, prefixes: readonly string[]): RegisterFacts {
  const { version, gaps, params, actor } = visit;
  const isNewest = params.get("saved") === String(version.number);
  return {
    number: version.number,
    mayConfigure: isAllowed(actor, "configure"),
    undoable: isNewest && version.number > 1 ? version.number : null,
    gaps: gapsWithin(gaps, version.register, prefixes),
    focus: params.get("focus"),
    mainLanguage: version.register.mainLanguage,
  };
}
