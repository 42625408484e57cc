import type { ShownConsentSearch } from "../ui/consents-page.tsx";
import { parseConsentSearch } from "../ui/notice-search.ts";
import {
  presentConsents,
  presentReplay,
  type ShownConsents,
  type ShownReplay,
} from "../ui/present/present-consents.ts";
import { readerOf } from "../ui/present/reader.ts";
import { refusal, requireStaff } from "./staff-session.server.ts";

/** A page of the choices on record. They name nobody, so seeing the app is enough. */
export async function loadConsents(request: Request): Promise<{
  readonly consents: ShownConsents;
  readonly search: ShownConsentSearch;
}> {
  const { services, installation } = await requireStaff(request);
  const { searchParams } = new URL(request.url);
  const { query, cursor, isOdd } = parseConsentSearch(searchParams);
  const settings = await services.settings.get(installation.id);
  const wish = { query, ...(cursor === undefined ? {} : { cursor }) };
  const none = { records: [], older: null, newer: null };
  const page = isOdd ? none : await services.consent.log(installation.id, wish);
  const keeping = await services.consent.keeping(installation.id);
  return {
    consents: presentConsents(page, keeping, readerOf(settings, services.clock.now())),
    search: {
      id: (searchParams.get("id") ?? "").slice(0, 40),
      from: query.from ?? "",
      to: query.to ?? "",
      isOdd,
    },
  };
}

/** A record with its words; null where those are gone, 404 where there is no record. */
export async function loadReplay(request: Request, id: string): Promise<ShownReplay | null> {
  const { services, installation } = await requireStaff(request);
  const replayed = await services.consent.replay(installation.id, id);
  if (!replayed.ok) {
    if (replayed.reason === "no-record") throw refusal(404, "not-found");
    return null;
  }
  const settings = await services.settings.get(installation.id);
  const { consentId } = replayed.value.record;
  const history = await services.consent.find(installation.id, consentId);
  return presentReplay(replayed.value, history, readerOf(settings, services.clock.now()));
}
