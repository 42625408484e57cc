import { isAllowed } from "../domain/data-requests/permissions.ts";
import { presentOverview } from "../ui/present/present-register-overview.ts";
import { readerOf } from "../ui/present/reader.ts";
import { toActorText } from "../ui/present/timeline-words.ts";
import { findStaffNames } from "./register-conflict.server.ts";
import { factsOf, readGaps } from "./register-visit.server.ts";
import { requireStaff } from "./staff-session.server.ts";

/** The register's overview; without one, whether this visitor may start it. */
export async function loadRegisterHome(request: Request) {
  const visit = await requireStaff(request);
  const { services, installation, actor } = visit;
  const version = await services.register.findCurrent(installation.id);
  if (version === undefined) {
    return { overview: null, mayConfigure: isAllowed(actor, "configure") } as const;
  }
  const { register } = version;
  const gaps = await readGaps(visit, register);
  const params = new URL(request.url).searchParams;
  const settings = await services.settings.get(installation.id);
  const overview = presentOverview({
    ...{ register, gaps, head: version },
    by: toActorText(version.author, await findStaffNames(visit)),
    reader: readerOf(settings, services.clock.now()),
  });
  return { overview, facts: factsOf({ ...visit, version, gaps, params }, []) } as const;
}
