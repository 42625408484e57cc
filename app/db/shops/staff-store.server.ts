import { z } from "zod";
import type { StaffMember, TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import { defaultPermissions } from "../../domain/data-requests/permissions.ts";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import { permissions, type Permission, type StaffActor } from "../../domain/data-requests/types.ts";
import { asStaffUserId, type InstallationId, type StaffUserId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";

const permissionsSchema = z.array(z.enum(permissions));

/** Who has opened the app, as Shopify's online token tells it. */
export type SeenStaff = {
  readonly installationId: InstallationId;
  readonly userId: StaffUserId;
  readonly isAccountOwner: boolean;
  readonly name: string;
  readonly at: Date;
};

type Deps = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

export type StaffStore = ReturnType<typeof createStaffStore>;

/** Remembers the shop's users and what each may do; names sealed under the shop's key. */
export function createStaffStore(deps: Deps) {
  const { prisma } = deps;
  return {
    /** Notes that a user was here; the first time they get the default permissions. */
    markSeen: (seen: SeenStaff) => markSeen(deps, seen),
    findActor: async (
      installationId: InstallationId,
      userId: StaffUserId,
    ): Promise<StaffActor | undefined> => {
      const row = await prisma.staffPermission.findUnique({
        where: { installationId_staffUserId: { installationId, staffUserId: userId } },
      });
      if (row === null) return undefined;
      return {
        userId,
        isAccountOwner: row.isAccountOwner,
        permissions: permissionsSchema.parse(row.permissions),
      };
    },
    list: (installationId: InstallationId) => list(deps, installationId),
  };
}

/** What somebody may do from now on, with its line in the timeline. */
export type PermissionGrant = {
  readonly userId: StaffUserId;
  readonly permissions: readonly Permission[];
  readonly entry: TimelineEntry;
};

/** Writes a grant inside the caller's transaction. The account owner keeps all. */
export async function saveGrant(
  tx: Prisma.TransactionClient,
  installationId: InstallationId,
  { userId, permissions: granted, entry }: PermissionGrant,
): Promise<void> {
  await tx.staffPermission.updateMany({
    where: { installationId, staffUserId: userId, isAccountOwner: false },
    data: { permissions: [...granted] },
  });
  await tx.timelineEvent.create({ data: toEventRow(entry) });
}

const context = (userId: string) => `StaffPermission:sealedName:${userId}`;

async function markSeen({ prisma, shopSeal }: Deps, seen: SeenStaff): Promise<void> {
  const { installationId, userId, isAccountOwner } = seen;
  const sealedName = Buffer.from(
    await shopSeal.seal(installationId, context(userId), Buffer.from(seen.name)),
  );
  const known = { isAccountOwner, sealedName, lastSeenAt: seen.at };
  await prisma.$transaction(async (tx) => {
    // A shop has one account owner: whoever was it before starts again as staff, be it that
    // the next owner comes first or the former one.
    const isFormerOwner = isAccountOwner ? { not: userId } : userId;
    await tx.staffPermission.updateMany({
      where: { installationId, isAccountOwner: true, staffUserId: isFormerOwner },
      data: { isAccountOwner: false, permissions: [...defaultPermissions(false)] },
    });
    await tx.staffPermission.upsert({
      where: { installationId_staffUserId: { installationId, staffUserId: userId } },
      create: {
        installationId,
        staffUserId: userId,
        permissions: [...defaultPermissions(isAccountOwner)],
        ...known,
      },
      update: known,
    });
  });
}

async function list(
  { prisma, shopSeal }: Deps,
  installationId: InstallationId,
): Promise<readonly StaffMember[]> {
  const rows = await prisma.staffPermission.findMany({
    where: { installationId },
    orderBy: [{ isAccountOwner: "desc" }, { lastSeenAt: "desc" }],
    take: 250,
  });
  return Promise.all(
    rows.map(async (row) => ({
      userId: asStaffUserId(row.staffUserId),
      isAccountOwner: row.isAccountOwner,
      permissions: row.isAccountOwner ? permissions : permissionsSchema.parse(row.permissions),
      name:
        row.sealedName === null
          ? null
          : Buffer.from(
              await shopSeal.open(installationId, context(row.staffUserId), row.sealedName),
            ).toString("utf8"),
      lastSeenAt: row.lastSeenAt,
    })),
  );
}
