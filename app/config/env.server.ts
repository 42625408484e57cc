import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { keySchema, parseKeyFile } from "./key-file.server.ts";

/** Where the key-encryption keys are: one that was given, or in a file that is read anew as it changes. */
export type KeySource =
  | { readonly kind: "given"; readonly bytes: Uint8Array }
  | { readonly kind: "file"; readonly path: string };

const keySourceSchema = z.union(
  [
    z.custom<KeySource>((value) => typeof value === "object"),
    keySchema.transform((bytes): KeySource => ({ kind: "given", bytes })),
  ],
  { error: "must be 32 bytes in base64" },
);

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address such as ${example}` });

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  SHOPIFY_API_KEY: z.string().min(1, "must be the app's client id"),
  SHOPIFY_API_SECRET: z.string().min(1, "must be the app's client secret"),
  /** The secret before the last rotation: Shopify may sign with it for an hour more. */
  SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
  SHOPIFY_APP_URL: url(/^https?$/u, "https://lagom.example.com"),
  DATABASE_URL: url(/^postgres(ql)?$/u, "postgresql://user@host/lagom"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  KEY_ENCRYPTION_KEY: keySourceSchema,
  /** The key before the last rotation: opens what has not been re-wrapped yet. */
  KEY_ENCRYPTION_KEY_PREVIOUS: keySchema.optional(),
  /** Age at which a key in a key file is replaced by itself; 0 leaves it to the operator. */
  KEY_ROTATION_DAYS: z.coerce.number().int().min(0).max(3_650).default(30),
  /** How long copies of the database are kept: a replaced key stays for as long. */
  BACKUP_KEEP_DAYS: z.coerce.number().int().min(0).max(3_650).default(30),
  /** Where the erasure ledger is kept: on another disk than the database, backed up apart from it. */
  ERASURE_LEDGER_FILE: z.string().min(1),
  /** The embedded database's folder, for the self-audit to search; set by whoever started it. */
  EMBEDDED_DATABASE: z.string().min(1).optional(),
  /** More folders the self-audit searches, of logs and backups say; with the system's separator between. */
  SELF_AUDIT_FOLDERS: z
    .string()
    .default("")
    .transform((text) => text.split(path.delimiter).filter((folder) => folder !== "")),
  /** A Chromium that looks at storefronts; without one it is looked for in the usual places. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  /** Further arguments of it, with spaces between. */
  CHROMIUM_ARGUMENTS: z
    .string()
    .default("")
    .transform((text) => text.split(" ").filter((argument) => argument !== "")),
  /** A proxy this machine reaches the world by; Node itself reads it, too. */
  HTTPS_PROXY: z.url().optional(),
  SMTP_URL: url(/^smtps?$/u, "smtp://user:password@host:587").optional(),
  MAIL_FROM: z.email().optional(),
  /** RSA key (PEM) that signs mail from shops' own domains. */
  DKIM_PRIVATE_KEY: z
    .string()
    .refine(isRsaKey, { error: "must be an RSA private key in PEM" })
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/u, "must be lower-case letters, digits and hyphens")
    .default("lagom"),
  BOUNCE_INTAKE_TOKEN: z.string().min(16, "must have 16 characters or more").optional(),
  /** The domain mails to shops are taken in at (docs/newsletter-mailbox.md). */
  INBOUND_MAIL_DOMAIN: z
    .string()
    .regex(/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d-]{2,}$/u, "must be a domain in lower case")
    .optional(),
  /** Where its mail server listens; without it mails come in by webhook alone. */
  INBOUND_SMTP_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** What it encrypts with, in PEM; without them it offers no encryption. */
  INBOUND_SMTP_KEY: z.string().includes("PRIVATE KEY", "must be a key in PEM").optional(),
  INBOUND_SMTP_CERT: z.string().includes("CERTIFICATE", "must be a certificate in PEM").optional(),
  /** Mail servers that mailboxes may lie on although they are not public: `host:port`, spaces between. */
  MAILBOX_INNER_HOSTS: z
    .string()
    .regex(/^(?:\s*[a-z\d.-]+:\d{1,5})*\s*$/u, "must be host:port, with spaces between")
    .default("")
    .transform((text) => text.split(/\s+/u).filter((host) => host !== "")),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  PORT: port(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  PROCESS_ROLE: z.enum(["all", "web", "worker"]).default("all"),
});

/** What the app was told from outside; checked, with its defaults filled in. */
export type Environment = z.infer<typeof schema>;

/** Thrown at boot; its message lists every fault at once and no value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

type Source = Readonly<Record<string, string | undefined>>;

/** `NAME_FILE=/run/secrets/name` stands for the file's content, for keys kept out of the environment. */
function withFile(source: Source, name: string, faults: string[]): string | undefined {
  const file = source[`${name}_FILE`];
  if (file === undefined || file === "") return source[name];
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    faults.push(`${name}_FILE: the file cannot be read`);
    return undefined;
  }
}

/** The key file's name, once it is known to hold keys. */
function keySource(source: Source, faults: string[]): KeySource | string | undefined {
  const file = source["KEY_ENCRYPTION_KEY_FILE"];
  const text = withFile(source, "KEY_ENCRYPTION_KEY", faults);
  if (file === undefined || file === "" || text === undefined) return text;
  if (parseKeyFile(text) === undefined) {
    faults.push(
      "KEY_ENCRYPTION_KEY_FILE: must hold 32 bytes in base64, or what npm run keys wrote",
    );
  }
  return { kind: "file", path: path.resolve(file) };
}

function describeIssue(issue: z.core.$ZodIssue, source: Readonly<Record<string, unknown>>): string {
  const name = issue.path.join(".");
  return source[name] === undefined ? `${name}: is missing` : `${name}: ${issue.message}`;
}

/**
 * Checks the environment. Empty values count as absent, so that a copied
 * `.env.example` with blanks works. Throws `EnvironmentError` with all faults.
 */
export function parseEnvironment(source: Source): Environment {
  return parseSource(schema, source);
}

const keySettingsSchema = schema
  .pick({
    DATABASE_URL: true,
    KEY_ENCRYPTION_KEY: true,
    KEY_ENCRYPTION_KEY_PREVIOUS: true,
    KEY_ROTATION_DAYS: true,
    BACKUP_KEEP_DAYS: true,
  })
  .extend({ ERASURE_LEDGER_FILE: schema.shape.ERASURE_LEDGER_FILE.optional() });

export type KeySettings = z.infer<typeof keySettingsSchema>;

/** Of the environment only what looking after the keys needs. Throws `EnvironmentError` with all faults. */
export function parseKeySettings(source: Source): KeySettings {
  return parseSource(keySettingsSchema, source);
}

function parseSource<Parsed>(wanted: z.ZodType<Parsed>, source: Source): Parsed {
  const faults: string[] = [];
  const named = {
    ...source,
    KEY_ENCRYPTION_KEY: keySource(source, faults),
    KEY_ENCRYPTION_KEY_PREVIOUS: withFile(source, "KEY_ENCRYPTION_KEY_PREVIOUS", faults),
    DKIM_PRIVATE_KEY: withFile(source, "DKIM_PRIVATE_KEY", faults),
    INBOUND_SMTP_KEY: withFile(source, "INBOUND_SMTP_KEY", faults),
    INBOUND_SMTP_CERT: withFile(source, "INBOUND_SMTP_CERT", faults),
  };
  const present = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = wanted.safeParse(present);
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => describeIssue(issue, present)));
  }
  if (!parsed.success || faults.length > 0) {
    throw new EnvironmentError(`The environment is not complete:\n- ${faults.join("\n- ")}`);
  }
  return parsed.data;
}

let known: Environment | undefined;

/** The checked environment of this process; read once, at the first call. */
export function getEnvironment(): Environment {
  known ??= parseEnvironment(process.env);
  return known;
}
