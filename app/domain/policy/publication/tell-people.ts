import type { Register } from "../../register/types.ts";
import type { Clock } from "../../shared/clock.ts";
import { findKnownLanguage, type Language } from "../../shared/language.ts";
import type { NoticeStore, PolicyAudience, Telling, Who } from "./audience.ts";
import { concernsSubscribers } from "./changed-consents.ts";
import type { PublicationStore } from "./ports.ts";
import type { Publication } from "./types.ts";

export type TellPeopleDeps = {
  readonly publications: Pick<PublicationStore, "find">;
  readonly registers: {
    readonly findVersion: (
      installation: Publication["installationId"],
      number: number,
    ) => Promise<{ readonly register: Register } | undefined>;
  };
  readonly audience: PolicyAudience;
  readonly notices: NoticeStore;
  readonly clock: Clock;
};

/**
 * Tells everybody a publication concerns, page by page; what was told is not told again, so a killed
 * run begins anew. Nobody is told of a first edition, nor of one that was taken back.
 */
export async function tellPeople(
  deps: TellPeopleDeps,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const publication = await deps.publications.find(id);
  if (publication === undefined || !isToBeTold(publication)) return;
  if (await deps.notices.isFinished(id)) return;
  const { installationId, edition } = publication;
  const version = await deps.registers.findVersion(installationId, edition.registerNumber);
  const subscribers =
    version !== undefined && concernsSubscribers(version.register, publication.changedPurposes);
  for (const who of whoIsConcerned(publication.notes.noticeTag, subscribers)) {
    await tellAll(deps, { publication, who, signal });
  }
  await deps.notices.finish(id, deps.clock.now());
}

/** The duty first: whoever is concerned for both reasons is told for that one. */
export function whoIsConcerned(tag: string, subscribers: boolean): readonly Who[] {
  const agreed: readonly Who[] = tag === "" ? [] : [{ because: "agreed", tag }];
  return subscribers ? [{ because: "consent" }, ...agreed] : agreed;
}

function isToBeTold({ status, notes }: Publication): boolean {
  return notes.comparedWith !== null && ["scheduled", "published"].includes(status);
}

type Round = {
  readonly publication: Publication;
  readonly who: Who;
  readonly signal: AbortSignal;
};

async function tellAll(deps: TellPeopleDeps, { publication, who, signal }: Round): Promise<void> {
  const { id: publicationId, installationId } = publication;
  let after: string | null = null;
  do {
    signal.throwIfAborted();
    const page = await deps.audience.page({ installationId, signal }, who, after);
    const people = page.listeners.map((listener): Telling => ({
      ...listener,
      because: who.because,
      language: languageFor(publication, listener.locale),
    }));
    await deps.notices.tell({ installationId, publicationId }, people, deps.clock.now());
    after = page.next;
  } while (after !== null);
}

function languageFor({ edition, notes }: Publication, locale: string): Language {
  const wanted = findKnownLanguage(locale);
  return edition.texts.find(({ language }) => language === wanted)?.language ?? notes.main;
}
