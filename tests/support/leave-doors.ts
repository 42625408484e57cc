import { randomUUID } from "node:crypto";
import { createKeyStore } from "../../app/db/keys/key-store.server.ts";
import { createForwardingAddresses } from "../../app/db/newsletter/forwarding-addresses.server.ts";
import { asInstallationId } from "../../app/domain/shared/ids.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import { localApp } from "../../scripts/local-stack.ts";
import { signProxy } from "./consent-fixture.ts";
import { sendBySmtp, writeLetter } from "./inbound-mail.ts";
import type { KillPerson, KillWorld } from "./kill-world.ts";
import { linksBeside, shopDomain } from "./leave-links.ts";

/** Everything by which somebody leaves; whoever enters their address in the block is mailed a link. */
export const leaveDoors = ["link", "one-click", "account", "block", "webhook", "smtp"] as const;
export type LeaveDoor = (typeof leaveDoors)[number];

/** Somebody who leaves, and how: the same call each time it has to be made again. */
export type Leaver = KillPerson & {
  readonly email: string;
  readonly door: LeaveDoor;
  /** True when the app said that it is done. */
  readonly knock: () => Promise<boolean>;
};

export const inboundDomain = "in.lagom.example.test";

type Knocking = {
  readonly world: KillWorld;
  readonly smtpPort: number;
  readonly person: KillPerson & { readonly email: string };
  readonly token: string;
  /** The shop's name at the provider of mail. */
  readonly inbox: string;
};

const post = async (url: string, body: BodyInit, type?: string): Promise<string | undefined> => {
  const headers: Record<string, string> = { "x-forwarded-for": randomUUID() };
  if (type !== undefined) headers["content-type"] = type;
  const signal = AbortSignal.timeout(10_000);
  const answer = await fetch(url, { method: "POST", headers, body, signal });
  const text = await answer.text();
  return answer.status === 200 ? text : undefined;
};

/** Presses the button of the page behind a link. */
export const pressLeave = async (url: string): Promise<boolean> =>
  (await post(url, new URLSearchParams({ act: "leave" })).catch(() => undefined)) !== undefined;

function knocksOf(of: Knocking): Readonly<Record<LeaveDoor, () => Promise<boolean>>> {
  const { world, person, token, smtpPort, inbox } = of;
  const handle = person.shop.replace(".myshopify.com", "");
  const link = `${world.appUrl}/leave/${handle}/${token}`;
  const form = (fields: Record<string, string>) => new URLSearchParams(fields);
  const proxy = (customerId: string) => {
    const query = signProxy({ shop: person.shop, secret: localApp.apiSecret, customerId });
    return `${world.appUrl}/proxy/leave?${query}`;
  };
  const subject = `unsubscribe ${token}`;
  const letter = writeLetter({
    from: person.email,
    subject,
    text: "",
    id: `${randomUUID()}@m.test`,
  });
  const customerId = /\d+$/u.exec(person.customerId)?.[0] ?? "";
  return {
    link: () => pressLeave(link),
    "one-click": async () =>
      (await post(link, form({ "List-Unsubscribe": "One-Click" }))) !== undefined,
    account: async () =>
      (await post(proxy(customerId), form({ act: "leave" })))?.includes('name="undo"') === true,
    block: async () => (await post(proxy(""), form({ email: person.email }))) !== undefined,
    webhook: async () =>
      (await post(`${world.appUrl}/inbound-mail/${inbox}`, letter, "message/rfc822")) !== undefined,
    smtp: async () => {
      const to = `unsubscribe+${handle}@${inboundDomain}`;
      return (await sendBySmtp({ port: smtpPort, to }, letter)) === 250;
    },
  };
}

/** The world's people with a door each in turn, and what they hold in their hands. */
export async function findLeavers(world: KillWorld, smtpPort: number): Promise<readonly Leaver[]> {
  const { prisma } = world.database();
  const environment = world.environment();
  const links = linksBeside({ prisma }, environment);
  const primary = Buffer.from(environment["KEY_ENCRYPTION_KEY"] ?? "", "base64");
  const keys = createKeyStore({ prisma, keyring: createKeyring({ primary }) });
  const forwarding = createForwardingAddresses({ prisma, keys });
  const inboxes = new Map<string, string>();
  const rows = await prisma.installation.findMany({
    where: { state: "installed" },
    select: { id: true, shop: { select: { domain: true } } },
  });
  for (const { id, shop } of rows) {
    inboxes.set(shop.domain, (await forwarding.create(asInstallationId(id), new Date())).name);
  }
  const people = world.people.flatMap(({ email, ...one }) =>
    email === null ? [] : [{ ...one, email }],
  );
  return Promise.all(
    people.map(async (person, index) => {
      const shop = shopDomain(person.shop);
      const about = { shop, channel: "email", address: person.email, topics: "all" } as const;
      const inbox = inboxes.get(person.shop) ?? "";
      const knocks = knocksOf({ world, smtpPort, person, token: await links.seal(about), inbox });
      const door = leaveDoors[index % leaveDoors.length] ?? "link";
      return { ...person, door, knock: () => knocks[door]().catch(() => false) };
    }),
  );
}
