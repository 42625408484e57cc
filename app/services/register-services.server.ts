import { createLanguageReviews } from "../db/register/language-reviews.server.ts";
import { parseRegister } from "../db/register/register-schema.server.ts";
import { createRegisterSettingsStore } from "../db/register/register-settings-store.server.ts";
import {
  createRegisterStore,
  type RegisterStoreDeps,
} from "../db/register/register-store.server.ts";

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
