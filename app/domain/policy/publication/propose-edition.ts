import type { Register } from "../../register/types.ts";
import type { RegisterVersion } from "../../register/version.ts";
import type { InstallationId } from "../../shared/ids.ts";
import type { Language } from "../../shared/language.ts";
import type { PolicyGap } from "../check-publishable.ts";
import type { PublicationTarget } from "../types.ts";
import type { PublicationStore } from "./ports.ts";
import { prepareEdition, type PreparedEdition } from "./prepare-edition.ts";
import type { Publications, Slot } from "./publications.ts";
import type { Publication } from "./types.ts";

/** What a register says about being published. */
export type PublicationCheck = {
  readonly gaps: readonly PolicyGap[];
  readonly languages: readonly Language[];
  /** A fingerprint for each purpose that rests on consent. */
  readonly consents: Readonly<Record<string, string>>;
};

export type ProposeEditionDeps = {
  readonly registers: {
    readonly findCurrent: (id: InstallationId) => Promise<RegisterVersion | undefined>;
    readonly findVersion: (
      id: InstallationId,
      number: number,
    ) => Promise<{ readonly register: Register } | undefined>;
  };
  readonly check: (id: InstallationId, register: Register) => Promise<PublicationCheck>;
  readonly store: Pick<PublicationStore, "findPublished">;
  readonly publications: Pick<Publications, "nextSlot">;
};

export type EditionWanted = {
  readonly installationId: InstallationId;
  readonly effectiveOn: string;
  readonly targets: readonly PublicationTarget[];
  readonly noticeTag: string;
};

/** The edition as it would go out now. */
export type ProposedEdition = PreparedEdition & {
  readonly version: RegisterVersion;
  readonly slot: Slot;
  readonly gaps: readonly PolicyGap[];
  readonly published: Publication | null;
};

/** Prints what would be published; undefined before the register was started. Writes nothing. */
export async function proposeEdition(
  deps: ProposeEditionDeps,
  wanted: EditionWanted,
): Promise<ProposedEdition | undefined> {
  const { installationId } = wanted;
  const version = await deps.registers.findCurrent(installationId);
  if (version === undefined) return undefined;
  const { gaps, languages, consents } = await deps.check(installationId, version.register);
  const publication = await deps.store.findPublished(installationId);
  const registerOf = async (number: number | null | undefined) =>
    number === null || number === undefined
      ? null
      : ((await deps.registers.findVersion(installationId, number))?.register ?? null);
  const register = await registerOf(publication?.edition.registerNumber);
  const published =
    publication === undefined || register === null ? null : { publication, register };
  const slot = await deps.publications.nextSlot(installationId);
  const prepared = prepareEdition({
    ...{ version, slot, languages, consents, published },
    ...{ effectiveOn: wanted.effectiveOn, targets: wanted.targets, noticeTag: wanted.noticeTag },
    beforeThat: await registerOf(publication?.notes.comparedWith),
  });
  return { ...prepared, version, slot, gaps, published: publication ?? null };
}
