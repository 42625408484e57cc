import { createHmac } from "node:crypto";
import nodemailer from "nodemailer";
import { localApp } from "../local-stack.ts";
import { browserName } from "./follow-request.ts";
import { type DemoStack, demoShop } from "./stack.ts";

/** By each way out: milliseconds from the person's act to the ended consent in the store. */
export type OptOutMs = Readonly<Record<"link" | "oneClick" | "block" | "account" | "mail", number>>;

type Person = { readonly email: string; readonly customerId: string };

const limitMs = 60_000;
const linkPattern = /https:\/\/[^\s"<>]+\/leave\/[^\s"<>?]+/u;

/**
 * Lets five subscribers of the store leave, each by another way: the page behind a link, the mail
 * program's one-click POST, the block in the shop with the mail it sends, signed in, and by a mail.
 */
export async function followOptOuts(stack: DemoStack): Promise<OptOutMs> {
  const [byLink, byOneClick, byBlock, byAccount, byMail] = await findSubscribers(stack);
  if (!byLink || !byOneClick || !byBlock || !byAccount || !byMail) {
    throw new Error("The store has fewer than five subscribers");
  }
  const link = await askForLink(stack, byLink);
  const oneClick = await askForLink(stack, byOneClick);
  const mailto = await askForLink(stack, byMail);
  return {
    link: await timed(stack, byLink, () => post(link, { act: "leave" })),
    oneClick: await timed(stack, byOneClick, () => post(oneClick, oneClickForm)),
    block: await timed(stack, byBlock, async () => {
      await post(await askForLink(stack, byBlock), { act: "leave" });
    }),
    account: await timed(stack, byAccount, () =>
      post(proxied(stack, byAccount.customerId), { act: "leave" }),
    ),
    mail: await timed(stack, byMail, () => writeMail(stack, byMail, tokenOf(mailto))),
  };
}

/** RFC 8058. */
const oneClickForm = { "List-Unsubscribe": "One-Click" };

async function findSubscribers({ shopify }: DemoStack): Promise<readonly Person[]> {
  const found: Person[] = [];
  for (const { email, hard } of await shopify.client.people(demoShop)) {
    if (found.length === 5) break;
    if (email === null || hard !== null) continue;
    const { accepts, customerId } = await shopify.client.marketingOf(demoShop, email);
    if (accepts === true && customerId !== null) found.push({ email, customerId });
  }
  return found;
}

async function timed(
  { shopify }: DemoStack,
  { email }: Person,
  act: () => Promise<void>,
): Promise<number> {
  const startedAtMs = performance.now();
  await act();
  await until(`the opt-out of somebody in the store`, async () => {
    const { accepts } = await shopify.client.marketingOf(demoShop, email);
    return accepts === false ? true : undefined;
  });
  return Math.round(performance.now() - startedAtMs);
}

/** Enters the address in the block of the shop, and reads the link in the mail that comes. */
async function askForLink(stack: DemoStack, { email }: Person): Promise<URL> {
  const { client } = stack.shopify;
  const before = (await client.mails()).length;
  await post(proxied(stack, ""), { email });
  const link = await until("the mail with the link", async () => {
    for (const { id } of (await client.mails()).slice(before)) {
      const { source } = await client.mailSource(id);
      const plain = source.replaceAll(/=\r?\n/gu, "").replaceAll("=3D", "=");
      if (plain.includes(email)) return linkPattern.exec(plain)?.[0];
    }
    return undefined;
  });
  // The app's public host is only known inside the stand-in.
  return new URL(new URL(link).pathname, stack.appUrl);
}

const tokenOf = (link: URL): string => link.pathname.slice(link.pathname.lastIndexOf("/") + 1);

/** The app's page of the shop, signed as Shopify signs what it passes on. */
function proxied({ appUrl }: DemoStack, customerId: string): URL {
  const fields = {
    ...{ logged_in_customer_id: customerId, path_prefix: "/apps/lagom", shop: demoShop },
    timestamp: String(Math.floor(Date.now() / 1_000)),
  };
  const message = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join("");
  const signature = createHmac("sha256", localApp.apiSecret).update(message).digest("hex");
  return new URL(`/proxy/leave?${String(new URLSearchParams({ ...fields, signature }))}`, appUrl);
}

async function post(url: URL, form: Readonly<Record<string, string>>): Promise<void> {
  const headers = { "user-agent": browserName };
  const body = new URLSearchParams(form);
  const response = await fetch(url, { method: "POST", body, headers });
  if (!response.ok) throw new Error(`${url.pathname} answered ${String(response.status)}`);
}

/** What a mail program sends for the `mailto` of `List-Unsubscribe`. */
async function writeMail({ inbound }: DemoStack, from: Person, token: string): Promise<void> {
  const host = "127.0.0.1";
  const transport = nodemailer.createTransport({ host, port: inbound.port, ignoreTLS: true });
  const handle = demoShop.replace(".myshopify.com", "");
  await transport.sendMail({
    ...{ from: from.email, to: `unsubscribe+${handle}@${inbound.domain}` },
    ...{ subject: `unsubscribe ${token}`, text: "unsubscribe" },
  });
  transport.close();
}

async function until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const endsAtMs = Date.now() + limitMs;
  while (Date.now() < endsAtMs) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error(`Waited in vain for ${what}`);
}
