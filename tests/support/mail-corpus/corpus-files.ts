import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { CorpusLanguage, CorpusPart } from "./corpus-types.ts";

const text = z.string().min(1);

const phrasesSchema = z.object({
  phrases: z.record(z.string(), z.array(text)),
});

const newsletterSchema = z.object({ subject: text, body: text, footer: text });

/** The words mail programs write in one language; {…} are filled in by `fillIn`. */
const clientWordsSchema = z.object({
  shop: text,
  reply: text,
  forward: text,
  /** Between hours and minutes. */
  clock: z.enum([":", "."]),
  gmail: text,
  apple: text,
  thunderbird: text,
  yahoo: text,
  iphone: text,
  outlookMobile: text,
  original: text,
  /** From, Sent, To, Subject as Outlook names them, with their colon. */
  block: z.tuple([text, text, text, text]),
  blockDate: text,
  appleForward: text,
  disclaimer: text,
  /** A firm's own signature, with the way out of that firm's own mailings. */
  firmSignature: text,
  greeting: text,
  closing: text,
  /** What the shop's own support wrote, which an answer quotes: it speaks of leaving and of deleting. */
  supportAnswer: text,
  subjects: z.record(z.string(), z.array(z.string())),
  newsletters: z.array(newsletterSchema),
  samsungSignature: text,
  samsungLine: text,
  samsungBlock: z.tuple([text, text, text, text]),
  proton: text,
  protonSignature: text,
  webmail: text,
});

const heldOutWordsSchema = z.object({
  horde: text,
  emClientLine: text,
  newsletter: newsletterSchema,
});

export type ClientWords = z.infer<typeof clientWordsSchema>;
export type HeldOutWords = z.infer<typeof heldOutWordsSchema>;
export type Newsletter = z.infer<typeof newsletterSchema>;

const read = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, file), "utf8"));

/** The phrases of one language by group, as people write them. */
export function readPhrases(
  part: CorpusPart,
  language: CorpusLanguage,
): Readonly<Record<string, readonly string[]>> {
  const folder = part === "open" ? "." : "held-out";
  return phrasesSchema.parse(read(path.join(folder, `${language}.json`))).phrases;
}

export function readClientWords(language: CorpusLanguage): ClientWords {
  const all = z.record(z.string(), z.unknown()).parse(read("client-words.json"));
  return clientWordsSchema.parse(all[language]);
}

export function readHeldOutWords(language: CorpusLanguage): HeldOutWords {
  const all = z.record(z.string(), z.unknown()).parse(read("held-out/client-words.json"));
  return heldOutWordsSchema.parse(all[language]);
}
