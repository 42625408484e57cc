import pino, { type DestinationStream, type Logger } from "pino";

/** Structured log lines; write ids and codes, never what a person wrote or is called. */
export type Log = Logger;

const emailPattern = /[^\s"'<>@]+@[^\s"'<>@]+/gu;
const numberPattern = /\+?\d[\d\s().-]{5,}\d/gu;
const messageLimit = 300;

/** Keys that would carry personal data or a secret if somebody logged the wrong object. */
const redactedKeys = [
  "email",
  "phone",
  "name",
  "address",
  "body",
  "payload",
  "token",
  "accessToken",
  "password",
  "secret",
  "authorization",
];

/** A text of somebody else's, short and without e-mail addresses and long numbers. */
export function withoutData(message: string): string {
  return message
    .slice(0, messageLimit)
    .replace(emailPattern, "[e-mail]")
    .replace(numberPattern, "[number]");
}

type LoggedError = {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: LoggedError;
};

/**
 * What an error looks like in the log. Database libraries quote the values of a
 * failed call in their messages, so theirs are left out; the frames tell where.
 */
export function toLoggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "", stack: "" };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: toLoggedError(error.cause) } : {};
  const quotesValues = error.constructor.name.startsWith("Prisma");
  return {
    type: error.name,
    ...code,
    message: quotesValues ? "" : withoutData(error.message),
    stack: frames.slice(0, 12).join("\n"),
    ...cause,
  };
}

/** A logger writing one JSON object a line to standard output (or `destination`). */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: {},
    serializers: { err: toLoggedError, error: toLoggedError },
    redact: { paths: redactedKeys.flatMap((key) => [key, `*.${key}`]), censor: "[left out]" },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
