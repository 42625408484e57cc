import { describe, expect, it } from "vitest";
import { createHostFinder } from "./find-mail-host.server.ts";
import { MailboxTroubleError, toMailboxTrouble } from "./mailbox-trouble-error.server.ts";

const failed = (facts: object) => toMailboxTrouble(Object.assign(new Error("secret"), facts));

describe("toMailboxTrouble()", () => {
  it("names each kind of trouble by what the library and Node say", () => {
    expect(failed({ authenticationFailed: true })).toBe("auth-failed");
    expect(failed({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" })).toBe("tls");
    expect(failed({ tlsFailed: true })).toBe("tls");
    expect(failed({ mailboxMissing: true })).toBe("folder-missing");
    expect(failed({ code: "CONNECT_TIMEOUT" })).toBe("timeout");
    expect(failed({ code: "ECONNREFUSED" })).toBe("no-answer");
    expect(failed({ code: "NoConnection" })).toBe("broken-off");
    expect(toMailboxTrouble("?")).toBe("broken-off");
  });

  it("takes a server that is busy for busy, even where it refuses a login for it", () => {
    expect(failed({ authenticationFailed: true, serverResponseCode: "UNAVAILABLE" })).toBe(
      "limited",
    );
    expect(failed({ code: "ETHROTTLE" })).toBe("limited");
  });
});

describe("createHostFinder()", () => {
  const find = async (host: string, inner: readonly string[] = []) =>
    createHostFinder(inner)(host, 993).catch((error: unknown) =>
      error instanceof MailboxTroubleError ? error.trouble : "?",
    );

  it("gives no address within a closed network, by number or by name", async () => {
    for (const host of ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "localhost"]) {
      expect(await find(host), host).toBe("host-closed");
    }
    expect(await find("203.0.112.7")).toBe("203.0.112.7");
  });

  it("gives one that the operator named, at its port alone", async () => {
    expect(await find("127.0.0.1", ["127.0.0.1:993"])).toBe("127.0.0.1");
    expect(await find("127.0.0.1", ["127.0.0.1:22"])).toBe("host-closed");
  });

  it("says when there is no such name", async () => {
    expect(await find("imap.nowhere.invalid")).toBe("host-unknown");
  });
});
