import { describe, expect, it } from "vitest";
import { createLog, toLoggedError } from "./log.server.ts";

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("info", { write: (line: string) => void lines.push(line) }));
  return lines.join("");
}

describe("createLog()", () => {
  it("leaves out keys that carry personal data", () => {
    const text = linesOf((log) => {
      log.info(
        { dataRequestId: "0199", customer: { email: "anna@example.com" }, phone: "070" },
        "x",
      );
    });
    expect(text).toContain("0199");
    expect(text).not.toContain("anna@example.com");
    expect(text).not.toContain('"070"');
  });

  it("keeps an error's place and drops the data in its words", () => {
    const cause = new Error("no row for anna@example.com");
    const text = linesOf((log) => {
      log.error({ err: new Error("phone +46 70 123 45 67 refused", { cause }) }, "failed");
    });
    expect(text).toContain("log.test.ts");
    expect(text).not.toContain("anna@example.com");
    expect(text).not.toContain("123 45");
  });
});

describe("toLoggedError()", () => {
  it("names what was thrown even when it is no error", () => {
    expect(toLoggedError("anna@example.com")).toEqual({ type: "string", message: "", stack: "" });
  });
});
