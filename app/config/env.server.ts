import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

const KEY_BYTES = 32;

/** A key-encryption key: 32 bytes, written in base64. */
const keySchema = z
  .string()
  .trim()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === KEY_BYTES, { error: "must be 32 bytes in base64" });

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
  KEY_ENCRYPTION_KEY: keySchema,
  /** The key before the last rotation: opens what has not been re-wrapped yet. */
  KEY_ENCRYPTION_KEY_PREVIOUS: keySchema.optional(),
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

function describeIssue(issue: z.core.$ZodIssue, source: Source): string {
  const name = issue.path.join(".");
  return source[name] === undefined ? `${name}: is missing` : `${name}: ${issue.message}`;
}

/**
 * Checks the environment. Empty values count as absent, so that a copied
 * `.env.example` with blanks works. Throws `EnvironmentError` with all faults.
 */
export function parseEnvironment(source: Source): Environment {
  const faults: string[] = [];
  const named = {
    ...source,
    KEY_ENCRYPTION_KEY: withFile(source, "KEY_ENCRYPTION_KEY", faults),
    KEY_ENCRYPTION_KEY_PREVIOUS: withFile(source, "KEY_ENCRYPTION_KEY_PREVIOUS", faults),
    DKIM_PRIVATE_KEY: withFile(source, "DKIM_PRIVATE_KEY", faults),
  };
  const present = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(present);
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
