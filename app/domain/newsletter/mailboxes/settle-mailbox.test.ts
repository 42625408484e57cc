import { describe, expect, it } from "vitest";
import { type EnteredMailbox, settleMailbox } from "./settle-mailbox.ts";
import type { MailboxSettings } from "./types.ts";

const entered: EnteredMailbox = {
  ...{ signIn: "password", host: "imap.example.com", port: "993", encryption: "implicit" },
  ...{ user: "support@example.com", folder: "", password: "secret", clientId: "" },
  ...{ clientSecret: "", refreshToken: "", authservId: "", hops: "1" },
};
const former: MailboxSettings = {
  ...{ host: "imap.example.com", port: 993, encryption: "implicit" as const },
  ...{ user: "support@example.com", folder: "INBOX", believed: null },
  access: { kind: "password", password: "kept" },
};
const faultsOf = (change: Partial<EnteredMailbox>, inner: readonly string[] = []) => {
  const settled = settleMailbox({ ...entered, ...change }, null, inner);
  return settled.ok ? [] : settled.reason.map(({ field }) => field);
};

describe("settleMailbox()", () => {
  it("takes what is complete, and looks into INBOX where nothing else is said", () => {
    const settled = settleMailbox(entered, null);
    expect(settled).toMatchObject({ ok: true, value: { folder: "INBOX", believed: null } });
  });

  it("names each fault at its field", () => {
    const wrong = { host: "no host", user: "", password: "", authservId: "mx", hops: "0" };
    expect(faultsOf(wrong)).toEqual(["host", "user", "password", "hops"]);
  });

  it("connects to no port but IMAP's, except where the operator allows it", () => {
    expect(faultsOf({ host: "mail.inner", port: "22" })).toEqual(["port"]);
    expect(faultsOf({ host: "mail.inner", port: "10993" }, ["mail.inner:10993"])).toEqual([]);
  });

  it("keeps a secret for the same server and user, and sends it to no other", () => {
    const kept = settleMailbox({ ...entered, password: "" }, former);
    expect(kept).toMatchObject({ ok: true, value: { access: { password: "kept" } } });
    const elsewhere = { ...entered, password: "", host: "imap.elsewhere.example" };
    expect(settleMailbox(elsewhere, former).ok).toBe(false);
  });

  it("sends a provider's token to the provider's own server alone", () => {
    const token = { signIn: "google", clientId: "id", refreshToken: "token", password: "" };
    expect(settleMailbox({ ...entered, ...token, host: "" }, null)).toMatchObject({
      ...{ ok: true, value: { host: "imap.gmail.com", port: 993 } },
    });
    expect(faultsOf(token)).toEqual(["host"]);
  });
});
