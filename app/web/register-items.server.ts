import { createPresetPurpose } from "../domain/register/start/preset-purposes.ts";
import {
  createPurpose,
  createRecipient,
  createStoredItem,
} from "../domain/register/create-items.ts";
import {
  type Purpose,
  purposePresets,
  type Recipient,
  type Register,
  type StoredItem,
} from "../domain/register/types.ts";
import { purposeName } from "../ui/present/present-gaps.ts";
import type { ShownOption } from "../ui/present/present-register.ts";
import type { RegisterVisit } from "./register-visit.server.ts";
import { refusal } from "./staff-session.server.ts";

/** In an address: an item that is not there yet. */
const fresh = "new";

/** The purpose of an address, a blank one for `new` (with `?preset=` what shops usually do for it); else a 404. */
export function requirePurpose({ version, params }: RegisterVisit, id: string): Purpose {
  const { purposes } = version.register;
  if (id === fresh) {
    const preset = purposePresets.find((one) => one === params.get("preset"));
    if (preset === undefined) return createPurpose();
    const { controller, publishedLanguages: languages } = version.register;
    const usual = createPresetPurpose(preset, {
      country: controller.postalAddress.country,
      languages,
    });
    return { ...usual, id: "" };
  }
  return require(purposes, id);
}

/** The recipient of an address, a blank one for `new`; else a 404. */
export function requireRecipient({ version }: RegisterVisit, id: string): Recipient {
  return id === fresh ? createRecipient() : require(version.register.recipients, id);
}

/** The stored item of an address, a blank one for `new`; else a 404. */
export function requireStoredItem({ version }: RegisterVisit, id: string): StoredItem {
  return id === fresh ? createStoredItem() : require(version.register.storedItems, id);
}

function require<Item extends { readonly id: string }>(items: readonly Item[], id: string): Item {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw refusal(404, "not-found");
  return found;
}

/** The register's purposes for a select or a list of choices. */
export function purposeOptions(register: Register): readonly ShownOption[] {
  return register.purposes.map((purpose) => ({
    value: purpose.id,
    label: purposeName(purpose, register),
  }));
}
