import { compareRegisters } from "../domain/register/compare-registers.ts";
import type { RegisterVersion } from "../domain/register/version.ts";
import { presentChanges } from "../ui/present/present-register-changes.ts";
import { readerOf } from "../ui/present/reader.ts";
import { toAgo } from "../ui/present/dates.ts";
import { toActorText } from "../ui/present/timeline-words.ts";
import type { ShownConflict } from "../ui/register-reply.ts";
import type { StaffVisit } from "./staff-session.server.ts";

type Meeting = {
  readonly base: RegisterVersion;
  readonly current: RegisterVersion;
  readonly conflicts: readonly string[];
};

/** Who changed the same meanwhile, when, and what they made of it. */
export async function presentConflict(
  visit: StaffVisit,
  { base, current, conflicts }: Meeting,
): Promise<ShownConflict> {
  const { services, installation } = visit;
  const settings = await services.settings.get(installation.id);
  const around = { before: base.register, after: current.register };
  const changes = compareRegisters(base.register, current.register).filter(
    ({ item }) => item === null || conflicts.some((path) => path.split(".").includes(item)),
  );
  return {
    number: current.number,
    by: toActorText(current.author, await findStaffNames(visit)),
    at: toAgo(current.at, readerOf(settings, services.clock.now())),
    changes: presentChanges(changes, around),
  };
}

/** The names of the shop's users by their id, where they are known. */
export async function findStaffNames({
  services,
  installation,
}: StaffVisit): Promise<ReadonlyMap<string, string>> {
  const staff = await services.staff.list(installation.id);
  return new Map(
    staff.flatMap(({ userId, name }): [string, string][] =>
      name === null ? [] : [[userId, name]],
    ),
  );
}
