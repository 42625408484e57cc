import { type CompiledPhrases, compilePhrases } from "../read-phrases.ts";
import { da } from "./da.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fi } from "./fi.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { nb } from "./nb.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { sv } from "./sv.ts";
import { type Phrases } from "./types.ts";

const all: readonly Phrases[] = [sv, en, de, fr, es, it, nl, da, nb, fi, pl, pt];

/** Every language mails are read in. */
export const phrasebook: readonly CompiledPhrases[] = all.map(compilePhrases);
