import type { Register } from "../../register/types.ts";
import type { RegisterVersion } from "../../register/version.ts";
import type { Language } from "../../shared/language.ts";
import { printEdition } from "../print-policy.ts";
import type { PolicyEdition, PublicationTarget } from "../types.ts";
import { concernsSubscribers, findChangedConsents } from "./changed-consents.ts";
import type { Slot } from "./publications.ts";
import type { EditionNotes, Publication } from "./types.ts";

export type EditionToPrepare = {
  readonly version: Pick<RegisterVersion, "number" | "register">;
  readonly slot: Slot;
  /** YYYY-MM-DD in the shop's zone. */
  readonly effectiveOn: string;
  readonly languages: readonly Language[];
  readonly targets: readonly PublicationTarget[];
  readonly noticeTag: string;
  readonly consents: Readonly<Record<string, string>>;
  /** The edition that stands in the shop, with the register it was printed from. */
  readonly published: { readonly publication: Publication; readonly register: Register } | null;
  /** The register the published edition was compared with; null for a first one. */
  readonly beforeThat: Register | null;
};

export type PreparedEdition = {
  readonly edition: PolicyEdition;
  readonly notes: EditionNotes;
  /** Purposes whose consent is to be asked for again. */
  readonly changedPurposes: readonly string[];
  /** Whether one of them is carried out by mail people signed up for. */
  readonly concernsSubscribers: boolean;
  /** True when exactly this stands in these places already: publishing would change nothing. */
  readonly isSame: boolean;
};

/** Prints the next edition and says what it changes for people. */
export function prepareEdition(wanted: EditionToPrepare): PreparedEdition {
  const { version, slot, effectiveOn, languages, published } = wanted;
  const { register, number: registerNumber } = version;
  const before = published?.register ?? null;
  const edition = printEdition({
    ...{ register, before, registerNumber, languages, effectiveOn },
    number: slot.number,
  });
  const changedPurposes =
    published === null
      ? []
      : findChangedConsents(published.publication.notes.consents, wanted.consents, register);
  return {
    edition,
    notes: {
      main: register.mainLanguage,
      noticeTag: wanted.noticeTag,
      consents: wanted.consents,
      comparedWith: published?.publication.edition.registerNumber ?? null,
    },
    changedPurposes,
    concernsSubscribers: concernsSubscribers(register, changedPurposes),
    isSame: isSameEdition(wanted),
  };
}

/** Printed under the published edition's own number and day, would it read the same? */
function isSameEdition({ version, languages, targets, ...wanted }: EditionToPrepare): boolean {
  if (wanted.published === null) return false;
  const { edition, notes, targets: reached } = wanted.published.publication;
  if (targets.length !== reached.length || !targets.every((one) => reached.includes(one))) {
    return false;
  }
  if (notes.noticeTag !== wanted.noticeTag) return false;
  const again = printEdition({
    ...{ register: version.register, before: wanted.beforeThat, languages },
    ...{ registerNumber: version.number, number: edition.number },
    effectiveOn: edition.effectiveOn,
  });
  return JSON.stringify(again.texts) === JSON.stringify(edition.texts);
}
