import { type CompiledPhrases, compilePhrases } from "../read-phrases.ts";
import { da } from "./da.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { nb } from "./nb.ts";
import { sv } from "./sv.ts";

/** Every language mails are read in. */
export const phrasebook: readonly CompiledPhrases[] = [sv, en, de, da, nb].map(compilePhrases);
