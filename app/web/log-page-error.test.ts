import { describe, expect, it } from "vitest";
import { logPageError } from "./log-page-error.server.ts";
import { createLog } from "../logging/log.server.ts";

const address = "https://lagom.example.test/app/requests/anna%40example.com?id_token=abc&hmac=def";
const params = { id: "anna@example.com" };

function linesOf(error: unknown, request = new Request(address)): readonly unknown[] {
  const lines: unknown[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  logPageError(createLog("debug", { write }), error, { request, params });
  return lines;
}

describe("logPageError()", () => {
  it("writes what broke the page in the log's own form, without data", () => {
    const [line, ...more] = linesOf(new Error("no row for anna@example.com"));
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      ...{ method: "GET", route: "/app/requests/:id", msg: "page failed" },
      err: { type: "Error", message: "no row for [e-mail]" },
    });
    expect(JSON.stringify(line)).not.toMatch(/anna|id_token|hmac/u);
  });

  it("names the status alone of what is not there", () => {
    const notFound = { status: 404, statusText: "Not Found", internal: true, data: address };
    const [line] = linesOf(notFound);
    expect(line).toMatchObject({ status: 404, msg: "request refused" });
    expect(JSON.stringify(line)).not.toMatch(/anna|id_token/u);
  });

  it("writes also what broke under an address that cannot be read", () => {
    const request = new Request("https://lagom.example.test/app/%E0%A4%A");
    expect(linesOf(new Error("broken"), request)).toMatchObject([{ msg: "page failed" }]);
  });

  it("says nothing of a visitor who left", () => {
    const request = new Request(address, { signal: AbortSignal.abort() });
    expect(linesOf(new Error("aborted"), request)).toEqual([]);
  });
});
