import type { Language, Words } from "../../shared/language.ts";

const sentences: Readonly<Record<string, { readonly en: string; readonly sv: string }>> = {
  encrypted: {
    en: "Connections are encrypted.",
    sv: "Anslutningarna är krypterade.",
  },
  "personal-log-ins": {
    en: "Everybody has a log-in of their own.",
    sv: "Var och en har sin egen inloggning.",
  },
  "second-factor": {
    en: "Log-ins need a second factor.",
    sv: "Inloggningen kräver två steg.",
  },
  "few-people": {
    en: "Only those who need the data can see it.",
    sv: "Bara den som behöver uppgifterna kan se dem.",
  },
  "left-staff": {
    en: "Log-ins are closed when somebody leaves.",
    sv: "Inloggningar stängs när någon slutar.",
  },
  "no-copies": {
    en: "Data is not copied to sheets or private devices.",
    sv: "Uppgifter kopieras inte till kalkylblad eller privata enheter.",
  },
};

/** The chosen measures as a few plain sentences, in those languages they are written in. */
export function toMeasureWords(chosen: readonly string[], languages: readonly Language[]): Words {
  const said = chosen.flatMap((code) => sentences[code] ?? []);
  if (said.length === 0) return {};
  const join = (language: "en" | "sv") => said.map((words) => words[language]).join(" ");
  return {
    ...(languages.includes("en") ? { en: join("en") } : {}),
    ...(languages.includes("sv") ? { sv: join("sv") } : {}),
  };
}
