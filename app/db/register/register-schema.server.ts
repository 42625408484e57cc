import { z } from "zod";
import { registerLimits as limits } from "../../domain/register/limits.ts";
import {
  dataCategories,
  dataSales,
  dataSources,
  legalBases,
  noticeCategories,
  personCategories,
  purposePresets,
  type Register,
  retentionStarts,
  storageKinds,
  storagePurposes,
  transferSafeguards,
} from "../../domain/register/types.ts";
import { type Language, languages } from "../../domain/shared/language.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";

/** Line breaks and tabs are text; other control characters are nobody's words. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;

const line = z
  .string()
  .max(limits.line)
  .refine((text) => !controls.test(text) && !/[\n\r\t]/u.test(text), "must be one line");
const optional = <Shape extends z.ZodType<string>>(shape: Shape) => z.union([z.literal(""), shape]);
const webAddress = optional(z.url({ protocol: /^https?$/u }).max(limits.url));
const mailAddress = optional(z.email().max(limits.line));
const country = optional(z.string().regex(/^[A-Z]{2}$/u, "must be a country's two letters"));
const slug = z
  .string()
  .max(limits.id)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "must be lower-case letters, digits and hyphens");
const language = z.enum(languages);
const words = z.partialRecord(
  language,
  z
    .string()
    .min(1)
    .max(limits.text)
    .refine((text) => !controls.test(text), "must be text"),
);
/** A list in which each stands once. */
const set = <Shape extends z.ZodType<string>>(shape: Shape, most = 50) =>
  z
    .array(shape)
    .max(most)
    .refine((values) => new Set(values).size === values.length, "must name each once");

const contact = { name: line, email: mailAddress, phone: line };
const amount = z.number().int().min(1).max(limits.periodAmount);
const periodUnit = z.enum(["days", "months", "years"]);

const controller = z.strictObject({
  name: line,
  registrationNumber: line,
  postalAddress: z.strictObject({ street: line, postalCode: line, city: line, country }),
  email: mailAddress,
  phone: line,
  helpCentreUrl: webAddress,
  representative: z.strictObject(contact).nullable(),
});

const dataProtectionOfficer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("unknown") }),
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("named"), ...contact }),
]);

const automatedDecisions = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("unknown") }),
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("made"), logic: words, consequences: words }),
]);

const retention = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ kind: z.literal("period"), amount, unit: periodUnit },
    from: z.enum(retentionStarts),
  }),
  z.strictObject({ kind: z.literal("until-withdrawal") }),
  z.strictObject({ kind: z.literal("until-account-closed") }),
  z.strictObject({ kind: z.literal("criteria"), words }),
]);

const purpose = z.strictObject({
  id: slug,
  preset: z.enum(purposePresets).nullable(),
  name: words,
  description: words,
  legalBasis: z.enum(legalBases).nullable(),
  legitimateInterest: words,
  legalObligation: words,
  personCategories: set(z.enum(personCategories)),
  dataCategories: set(z.enum(dataCategories)),
  otherData: words,
  sources: set(z.enum(dataSources)),
  otherSources: words,
  provision: z.enum(["required-by-contract", "required-by-law", "voluntary"]).nullable(),
  retention: retention.nullable(),
  noticeCategory: z.enum(noticeCategories),
});

/** `example.com`, or `*.example.com` for every subdomain. */
const host = z
  .string()
  .max(253)
  .regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u, "must be a host's name");

/** What was written before data could be passed on has none. */
const onwardTransfers = z
  .array(z.strictObject({ country, safeguard: z.enum(transferSafeguards).nullable() }))
  .max(limits.onwardTransfers)
  .refine((transfers) => {
    const named = transfers.map(({ country: one }) => one).filter((one) => one !== "");
    return new Set(named).size === named.length;
  }, "must name each country once")
  .default([]);

const recipient = z.strictObject({
  id: slug,
  knownAs: slug.nullable(),
  name: line,
  country,
  role: z.enum(["processor", "controller", "joint-controller", "authority"]),
  purposes: set(slug, limits.purposesPerRecipient).min(1),
  dataCategories: set(z.enum(dataCategories)),
  safeguard: z.enum(transferSafeguards).nullable(),
  onwardTransfers,
  privacyUrl: webAddress,
  hosts: set(host, limits.hostsPerRecipient),
});

const lifetime = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("session") }),
  z.strictObject({
    ...{ kind: z.literal("period"), amount },
    unit: z.enum(["minutes", "hours", "days", "months", "years"]),
  }),
  z.strictObject({ kind: z.literal("until-removed") }),
]);

const storedItem = z.strictObject({
  id: slug,
  name: line.min(1),
  kind: z.enum(storageKinds),
  setBy: slug.nullable(),
  party: z.enum(["first", "third"]),
  purpose: slug,
  use: z.enum(storagePurposes),
  description: words,
  lifetime: lifetime.nullable(),
});

const registerSchema: z.ZodType<Register> = z.strictObject({
  schemaVersion: z.literal(1),
  controller,
  dataProtectionOfficer,
  authorityCountry: z
    .string()
    .regex(/^[A-Z]{2}$/u)
    .nullable(),
  purposes: z.array(purpose).max(limits.purposes),
  recipients: z.array(recipient).max(limits.recipients),
  storedItems: z.array(storedItem).max(limits.storedItems),
  dataSale: z.enum(dataSales),
  automatedDecisions,
  securityMeasures: words,
  mainLanguage: language,
  publishedLanguages: z.array(language).min(1),
});

/** One fault of a register that was handed in: where, with dots as in `RegisterGap`, and what. */
export type RegisterFault = { readonly path: string; readonly message: string };

/**
 * Checks a register from outside: its form, its limits, that ids stand once and that what is named
 * exists. Gaps are no faults: a register may be unfinished.
 */
export function parseRegister(input: unknown): Result<Register, readonly RegisterFault[]> {
  const parsed = registerSchema.safeParse(input);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      return { path: namePath(input, path), message };
    });
    return err(faults);
  }
  const faults = findBrokenReferences(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}

/** `purposes.3.retention` becomes `purposes.newsletter.retention`: a UI knows items by their ids. */
function namePath(input: unknown, path: readonly PropertyKey[]): string {
  let at = input;
  return path
    .map((key) => {
      at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
      const id: unknown = typeof at === "object" && at !== null ? Reflect.get(at, "id") : undefined;
      return typeof key === "number" && typeof id === "string" ? id : String(key);
    })
    .join(".");
}

function findBrokenReferences(register: Register): readonly RegisterFault[] {
  const purposes = new Set(register.purposes.map(({ id }) => id));
  const recipients = new Set(register.recipients.map(({ id }) => id));
  const missing = (path: string, isThere: boolean): readonly RegisterFault[] =>
    isThere ? [] : [{ path, message: "names something the register does not have" }];
  return [
    ...findRepeated("purposes", register.purposes),
    ...findRepeated("recipients", register.recipients),
    ...findRepeated("storedItems", register.storedItems),
    ...register.recipients.flatMap((recipient) =>
      recipient.purposes.flatMap((id) =>
        missing(`recipients.${recipient.id}.purposes`, purposes.has(id)),
      ),
    ),
    ...register.storedItems.flatMap(({ id, purpose: serves, setBy }) => [
      ...missing(`storedItems.${id}.purpose`, purposes.has(serves)),
      ...missing(`storedItems.${id}.setBy`, setBy === null || recipients.has(setBy)),
    ]),
    ...findLanguageFaults(register.mainLanguage, register.publishedLanguages),
  ];
}

function findRepeated(section: string, items: readonly { readonly id: string }[]) {
  const seen = new Set<string>();
  return items.flatMap(({ id }): readonly RegisterFault[] => {
    if (seen.has(id)) return [{ path: `${section}.${id}`, message: "stands twice" }];
    seen.add(id);
    return [];
  });
}

function findLanguageFaults(main: Language, published: readonly Language[]) {
  const faults: RegisterFault[] = [];
  const path = "publishedLanguages";
  if (!published.includes(main)) faults.push({ path, message: "must hold the main language" });
  if (new Set(published).size < published.length) {
    faults.push({ path, message: "must name each once" });
  }
  return faults;
}
