import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnvironment, parseKeySettings } from "./env.server.ts";

const complete = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://lagom.example.com",
  DATABASE_URL: "postgresql://user@localhost/lagom",
  ERASURE_LEDGER_FILE: "erasure-ledger",
  KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
};

function faultsOf(source: Record<string, string>): string {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return "";
}

describe("parseEnvironment()", () => {
  it("fills in defaults where nothing is said", () => {
    const environment = parseEnvironment(complete);
    expect(environment).toMatchObject({ PORT: 3000, PROCESS_ROLE: "all", LOG_LEVEL: "info" });
    expect(environment).toMatchObject({ KEY_ROTATION_DAYS: 30, BACKUP_KEEP_DAYS: 30 });
    expect(environment.KEY_ENCRYPTION_KEY).toEqual({ kind: "given", bytes: Buffer.alloc(32, 7) });
  });

  it("treats an empty value as absent", () => {
    expect(parseEnvironment({ ...complete, SMTP_URL: "" }).SMTP_URL).toBeUndefined();
  });

  it("names every fault at once", () => {
    const message = faultsOf({
      ...complete,
      SHOPIFY_APP_URL: "nowhere",
      KEY_ENCRYPTION_KEY: "c2hvcnQ=",
    });
    expect(message).toContain("SHOPIFY_APP_URL: must be an address");
    expect(message).toContain("KEY_ENCRYPTION_KEY: must be 32 bytes in base64");
    expect(faultsOf({})).toContain("SHOPIFY_API_SECRET: is missing");
  });

  it("never repeats a value in its complaint", () => {
    expect(faultsOf({ ...complete, KEY_ENCRYPTION_KEY: "hunter2" })).not.toContain("hunter2");
  });

  it("takes keys from the file that is named instead, once it is known to hold some", () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "lagom-env-")), "key");
    const { KEY_ENCRYPTION_KEY, ...rest } = complete;
    const list = { keys: [{ key: KEY_ENCRYPTION_KEY, createdAt: "2026-11-01T00:00:00Z" }] };
    for (const text of [`${KEY_ENCRYPTION_KEY}\n`, JSON.stringify(list)]) {
      writeFileSync(file, text);
      const environment = parseEnvironment({ ...rest, KEY_ENCRYPTION_KEY_FILE: file });
      expect(environment.KEY_ENCRYPTION_KEY).toEqual({ kind: "file", path: file });
    }
    writeFileSync(file, "{}");
    expect(faultsOf({ ...rest, KEY_ENCRYPTION_KEY_FILE: file })).toContain(
      "KEY_ENCRYPTION_KEY_FILE: must hold",
    );
    expect(faultsOf({ ...rest, KEY_ENCRYPTION_KEY_FILE: `${file}.gone` })).toContain(
      "KEY_ENCRYPTION_KEY_FILE: the file cannot be read",
    );
  });
});

describe("parseKeySettings()", () => {
  it("asks for nothing but the keys and the database", () => {
    const { DATABASE_URL, KEY_ENCRYPTION_KEY } = complete;
    const settings = parseKeySettings({ DATABASE_URL, KEY_ENCRYPTION_KEY });
    expect(settings).toMatchObject({ DATABASE_URL, BACKUP_KEEP_DAYS: 30 });
    expect(() => parseKeySettings({ DATABASE_URL })).toThrow(/KEY_ENCRYPTION_KEY: is missing/u);
  });
});
