import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { asInstallationId } from "../domain/shared/ids.ts";
import { createSenderDomains } from "./sender-domains.server.ts";

const keyPair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const { privateKey, publicKey } = keyPair();
const recordOf = (pem: string): string =>
  `v=DKIM1; k=rsa; p=${pem.replace(/-----[^-]+-----|\s/gu, "")}`;

const shop = asInstallationId("0193b1f0-2222-7000-8000-000000000001");
const otherShop = asInstallationId("0193b1f0-2222-7000-8000-000000000002");
const domain = "fjallglimt.example.test";

/** A name server that knows these names, as one that follows CNAMEs answers for them. */
function open(names: Readonly<Record<string, string>>) {
  return createSenderDomains({
    privateKey,
    selector: "lagom",
    operatorDomain: "lagom.example.test",
    lookUp: async (name) => {
      const text = names[name];
      if (text === undefined) throw Object.assign(new Error("no answer"), { code: "ENOTFOUND" });
      // Long records come in parts of 255 characters.
      return [[text.slice(0, 255), text.slice(255)]];
    },
  });
}

const nameFor = (installation: typeof shop): string => open({}).recordOf(installation, domain).name;

describe("createSenderDomains()", () => {
  it("asks for a record that leads to the operator's key under the shop's own selector", () => {
    const { name, type, value } = open({}).recordOf(shop, domain);
    expect(name).toMatch(/^lagom-[0-9a-f]{12}\._domainkey\.fjallglimt\.example\.test$/u);
    expect({ type, value }).toEqual({
      type: "CNAME",
      value: "lagom._domainkey.lagom.example.test",
    });
  });

  it("finds a domain verified when its record leads to the operator's key", async () => {
    const senders = open({ [nameFor(shop)]: recordOf(publicKey) });
    expect(await senders.check(shop, domain)).toEqual({ ok: true, value: null });
  });

  it("does not let another shop use the domain of one that set the record", async () => {
    const senders = open({ [nameFor(shop)]: recordOf(publicKey) });
    expect(await senders.check(otherShop, domain)).toEqual({ ok: false, reason: "no-record" });
  });

  it("tells a wrong key, an emptied one and a missing record apart from a name server that fails", async () => {
    const wrong = open({ [nameFor(shop)]: recordOf(keyPair().publicKey) });
    expect(await wrong.check(shop, domain)).toEqual({ ok: false, reason: "other-key" });
    const revoked = open({ [nameFor(shop)]: "v=DKIM1; p=" });
    expect(await revoked.check(shop, domain)).toEqual({ ok: false, reason: "other-key" });
    expect(await open({}).check(shop, domain)).toEqual({ ok: false, reason: "no-record" });
    const broken = createSenderDomains({
      privateKey,
      selector: "lagom",
      operatorDomain: "lagom.example.test",
      lookUp: async () => Promise.reject(Object.assign(new Error("busy"), { code: "ESERVFAIL" })),
    });
    expect(await broken.check(shop, domain)).toEqual({ ok: false, reason: "dns-failed" });
  });

  it("signs for the domain under the selector the record has", () => {
    const { domainName, keySelector } = open({}).signatureOf(shop, domain);
    expect(`${keySelector}._domainkey.${domainName}`).toBe(nameFor(shop));
  });
});
