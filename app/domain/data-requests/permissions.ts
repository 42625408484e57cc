import type { StaffUserId } from "../shared/ids.ts";
import { permissions, type Permission, type StaffActor } from "./types.ts";

/**
 * What a Shopify user may do before anybody has set it: the account owner
 * everything, everybody else only see. An answer holds all of a person's data,
 * so handing one out is granted by name.
 */
export function defaultPermissions(isAccountOwner: boolean): readonly Permission[] {
  return isAccountOwner ? permissions : ["see"];
}

/** Tells whether somebody may do something; the account owner always may. */
export function isAllowed(actor: StaffActor, permission: Permission): boolean {
  return actor.isAccountOwner || actor.permissions.includes(permission);
}

/**
 * Tells whether somebody may hand out permissions: only the account owner.
 * Whoever may change the settings could else raise themselves to everything.
 */
export function mayGrant(actor: StaffActor): boolean {
  return actor.isAccountOwner;
}

/** How an action in the timeline names who did it. */
export function actorName(userId: StaffUserId): `staff:${string}` {
  return `staff:${userId}`;
}

/**
 * What remains of wanted permissions once they make sense together: in the
 * order of the list, each once; whoever may download, approve or configure also
 * sees; the account owner keeps all.
 */
export function settlePermissions(
  wanted: readonly Permission[],
  isAccountOwner: boolean,
): readonly Permission[] {
  if (isAccountOwner) return permissions;
  return permissions.filter((one) => (one === "see" ? wanted.length > 0 : wanted.includes(one)));
}
