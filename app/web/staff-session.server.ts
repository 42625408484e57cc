import { requirePermission } from "../domain/data-requests/require-permission.ts";
import { defaultPermissions } from "../domain/data-requests/permissions.ts";
import type { Permission, StaffActor } from "../domain/data-requests/types.ts";
import { asStaffUserId, parseShopDomain, type DataRequestId } from "../domain/shared/ids.ts";
import { getServices, type Services } from "../services.server.ts";
import type { OpenInstallation } from "../db/shops/installation-store.server.ts";

/** Who is in the admin right now, in which shop. */
export type StaffVisit = {
  readonly services: Services;
  readonly installation: OpenInstallation;
  readonly actor: StaffActor;
};

/**
 * Authenticates a request from the admin frame. Throws the library's response
 * (a redirect to fetch a session token, a 401) when there is no valid one.
 */
export async function requireStaff(request: Request): Promise<StaffVisit> {
  const services = await getServices();
  const { session, admin } = await services.shopify.authenticate.admin(request);
  const shop = parseShopDomain(session.shop);
  const installation = shop === undefined ? undefined : await services.installations.find(shop);
  const user = session.onlineAccessInfo?.associated_user;
  // Uninstalled while the page was open, or a token without a user: Shopify opens the app anew.
  if (installation === undefined || user === undefined) throw refusal(401, "signed-out");
  if (!installation.isKnown) await services.welcome({ session, admin });
  const userId = asStaffUserId(String(user.id));
  const actor = (await services.staff.findActor(installation.id, userId)) ?? {
    userId,
    isAccountOwner: user.account_owner,
    permissions: defaultPermissions(user.account_owner),
  };
  return { services, installation, actor };
}

/** Lets somebody pass or throws a 403 in plain words; the refusal is in the timeline by then. */
export async function requireAllowed(
  visit: StaffVisit,
  wanted: {
    readonly permission: Permission;
    readonly attempt: string;
    readonly dataRequestId?: DataRequestId;
  },
): Promise<void> {
  const allowed = await requirePermission(visit.services, {
    installationId: visit.installation.id,
    actor: visit.actor,
    permission: wanted.permission,
    attempt: wanted.attempt,
    dataRequestId: wanted.dataRequestId ?? null,
  });
  if (!allowed.ok) throw refusal(403, "not-allowed");
}

/** A response the error page turns into words. */
export function refusal(status: 401 | 403 | 404 | 409 | 410, code: string): Response {
  return Response.json({ code }, { status });
}
