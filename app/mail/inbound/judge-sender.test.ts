import { generateKeyPairSync } from "node:crypto";
import { dkimSign } from "mailauth";
import { describe, expect, it } from "vitest";
import { judgeSender } from "./judge-sender.server.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const published = publicKey.export({ type: "spki", format: "der" }).toString("base64");
const records: Readonly<Record<string, readonly string[]>> = {
  "s1._domainkey.shopper.example": [`v=DKIM1; k=rsa; p=${published}`],
  "_dmarc.shopper.example": ["v=DMARC1; p=reject"],
  "shopper.example": ["v=spf1 ip4:192.0.2.7 -all"],
  "s1._domainkey.other.example": [`v=DKIM1; k=rsa; p=${published}`],
};
const resolve = async (name: string, type: string): Promise<string[][]> => {
  const found = type === "TXT" ? records[name] : undefined;
  if (found === undefined) throw Object.assign(new Error("no record"), { code: "ENOTFOUND" });
  return found.map((one) => [one]);
};
const plain = [
  "From: P <person@shopper.example>",
  "To: support@shop.example",
  "Subject: Hello",
  "Message-ID: <1@shopper.example>",
  "",
  "Please unsubscribe me.",
  "",
].join("\r\n");

async function signed(signingDomain = "shopper.example", message = plain): Promise<string> {
  const key = {
    signingDomain,
    selector: "s1",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
  const options = { canonicalization: "relaxed/relaxed", ...key, signatureData: [key] };
  const { signatures } = await dkimSign(message, options);
  return signatures + message;
}

const judge = async (
  message: string,
  more: Omit<Parameters<typeof judgeSender>[1], "resolve"> = {},
) => judgeSender(Buffer.from(message), { resolve, ...more });

const pass = "Authentication-Results: mx.shop.example; dmarc=pass header.from=shopper.example";
const hop =
  "Received: from mail.shopper.example by mx.shop.example; Mon, 16 Nov 2026 18:24:07 +0100";
const receivingServer = { authservId: "mx.shop.example", hops: 1 };

describe("judgeSender()", () => {
  it("believes a signature of the domain the mail says it comes from", async () => {
    expect(await judge(await signed())).toEqual({
      verdict: "authenticated",
      reason: "dkim-aligned",
    });
  });

  it("does not believe a mail changed after it was signed", async () => {
    const changed = (await signed()).replace("unsubscribe me", "delete my data");
    expect((await judge(changed)).verdict).toBe("not");
  });

  it("does not believe a signature of somebody else's domain", async () => {
    expect((await judge(await signed("other.example"))).verdict).toBe("not");
  });

  it("believes the network address a domain sends from, where our own server saw it", async () => {
    const arrival = { helo: "mail.shopper.example", mailFrom: "person@shopper.example" };
    expect((await judge(plain, { arrival: { ...arrival, ip: "192.0.2.7" } })).reason).toBe(
      "spf-aligned",
    );
    expect((await judge(plain, { arrival: { ...arrival, ip: "198.51.100.9" } })).verdict).toBe(
      "not",
    );
  });

  it("cannot say anything of an unsigned mail from a domain that states no policy", async () => {
    const message = plain.replaceAll("shopper.example", "quiet.example");
    expect(await judge(message)).toEqual({ verdict: "cannot-say", reason: "nothing-signed" });
  });

  it("refuses a mail that names two senders", async () => {
    const two = (await signed()).replace("\r\nTo:", "\r\nFrom: Q <q@other.example>\r\nTo:");
    const both = plain.replace(
      "person@shopper.example>",
      "person@shopper.example>, q@other.example",
    );
    expect((await judge(two)).reason).toBe("not-one-sender");
    expect((await judge(both)).reason).toBe("not-one-sender");
  });

  it("believes the configured receiving server's line above its own trace line", async () => {
    expect(await judge(`${pass}\r\n${hop}\r\n${plain}`, { receivingServer })).toEqual({
      verdict: "authenticated",
      reason: "receiving-server-says-pass",
    });
  });

  it("never believes a line of results that arrived in the mail", async () => {
    const below = `${hop}\r\n${pass}\r\n${plain}`;
    const withForgedTrace = `${hop}\r\n${pass}\r\n${hop}\r\n${plain}`;
    const withoutTrace = `${pass}\r\n${plain}`;
    for (const message of [below, withForgedTrace, withoutTrace]) {
      expect((await judge(message, { receivingServer })).verdict).toBe("not");
    }
  });

  it("reads no result out of a comment or of another server's line", async () => {
    const comment = pass.replace("dmarc=pass", "dmarc=none (dmarc=pass; dmarc=pass)");
    const other = pass.replace("mx.shop.example", "mx.other.example");
    for (const line of [comment, other]) {
      const { reason } = await judge(`${line}\r\n${hop}\r\n${plain}`, { receivingServer });
      expect(reason).toBe("policy-fails");
    }
  });

  it("looks nothing up for a mail with a heap of signatures", async () => {
    const heap = "DKIM-Signature: v=1; a=rsa-sha256; d=shopper.example; s=s1; b=x\r\n".repeat(30);
    expect((await judge(heap + plain)).reason).toBe("too-many-signatures");
  });

  it("says that it cannot say when no name can be looked up", async () => {
    const verdict = await judgeSender(Buffer.from(await signed()), {
      resolve: async () => {
        throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
      },
    });
    expect(verdict.verdict).toBe("cannot-say");
  });
});
