import { createHash } from "node:crypto";
import type { RegisterReader } from "../domain/data-requests/ports.ts";
import { createLanguageReviews } from "../db/register/language-reviews.server.ts";
import { parseRegister } from "../db/register/register-schema.server.ts";
import { createRegisterSettingsStore } from "../db/register/register-settings-store.server.ts";
import {
  createRegisterStore,
  type RegisterStoreDeps,
} from "../db/register/register-store.server.ts";

/** The register as answers explain it, with what decides the language. */
export function createRegisterReader(deps: RegisterStoreDeps): RegisterReader {
  const { findCurrent } = createRegisterStore(deps);
  const settings = createRegisterSettingsStore(deps);
  const reviews = createLanguageReviews(deps);
  return {
    read: async (installationId) => {
      const current = await findCurrent(installationId);
      if (current === undefined) return undefined;
      const { unreviewedAllowed } = await settings.get(installationId);
      const choices = { reviews: await reviews.list(installationId), unreviewedAllowed, digest };
      return { register: current.register, number: current.number, choices };
    },
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What the register's pages, its faces and the looks at the storefront are made of. */
export function createRegisterServices(deps: RegisterStoreDeps) {
  return {
    ...createRegisterStore(deps),
    settings: createRegisterSettingsStore(deps),
    reviews: createLanguageReviews(deps),
    /** Checks a register a form or a file handed in. */
    parse: parseRegister,
  };
}
