import { generateKeyPairSync, randomUUID } from "node:crypto";
import { dkimSign } from "mailauth";
import { createTransport } from "nodemailer";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const published = publicKey.export({ type: "spki", format: "der" }).toString("base64");

/** Where shoppers write from, and how their domain states who may sign for it. */
export const shoppersDomain = "shopper.example";
const records: Readonly<Record<string, string>> = {
  [`s1._domainkey.${shoppersDomain}`]: `v=DKIM1; k=rsa; p=${published}`,
  [`_dmarc.${shoppersDomain}`]: "v=DMARC1; p=reject",
  "s1._domainkey.google.com": `v=DKIM1; k=rsa; p=${published}`,
};

/** Names as the network would answer them, of nobody real. */
export async function resolveInTest(name: string, type: string): Promise<string[][]> {
  const found = type === "TXT" ? records[name] : undefined;
  if (found === undefined) throw Object.assign(new Error("no record"), { code: "ENOTFOUND" });
  return [[found]];
}

export type Letter = {
  readonly from: string;
  readonly text: string;
  readonly to?: string;
  readonly subject?: string;
  readonly id?: string;
  /** Further lines of the head. */
  readonly head?: readonly string[];
};

export function writeLetter(letter: Letter): string {
  const { from, text, to = "support@shop.example", subject = "Hello" } = letter;
  const id = letter.id ?? `${randomUUID()}@${shoppersDomain}`;
  return [
    ...(letter.head ?? []),
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}>`,
    "Date: Tue, 24 Nov 2026 09:00:00 +0100",
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    "",
  ].join("\r\n");
}

/** As the writer's own mail server signs it. */
export async function signLetter(
  message: string,
  signingDomain: string = shoppersDomain,
): Promise<string> {
  const key = {
    signingDomain,
    selector: "s1",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
  const options = { canonicalization: "relaxed/relaxed", ...key, signatureData: [key] };
  const { signatures } = await dkimSign(message, options);
  return signatures + message;
}

export type SentBySmtp = {
  readonly port: number;
  readonly to: string | readonly string[];
  readonly from?: string;
};

/** Sends a mail as it is; gives the answer's code, whatever it is. */
export async function sendBySmtp(
  { port, to, from = `bounces@${shoppersDomain}` }: SentBySmtp,
  raw: string | Buffer,
): Promise<number> {
  const transport = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  try {
    const info = await transport.sendMail({ envelope: { from, to: [to].flat() }, raw });
    return Number(info.response.slice(0, 3));
  } catch (error) {
    const code: unknown = error instanceof Error && "responseCode" in error && error.responseCode;
    if (typeof code !== "number") throw error;
    return code;
  } finally {
    transport.close();
  }
}
