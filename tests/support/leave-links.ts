import { createAppSecrets } from "../../app/db/keys/app-secrets.server.ts";
import type { Database } from "../../app/db/database.server.ts";
import { createLeaveLinks } from "../../app/db/newsletter/leave-links.server.ts";
import { parseShopDomain, type ShopDomain } from "../../app/domain/shared/ids.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";

/** A shop's domain, as the app reads it. */
export function shopDomain(name: string): ShopDomain {
  const domain = parseShopDomain(name);
  if (domain === undefined) throw new Error(`${name} is no shop's domain`);
  return domain;
}

/** The links of an app process, made beside it: the same secrets in the same database. */
export function linksBeside({ prisma }: Pick<Database, "prisma">, environment: NodeJS.ProcessEnv) {
  const primary = Buffer.from(environment["KEY_ENCRYPTION_KEY"] ?? "", "base64");
  const secrets = createAppSecrets({ prisma, keyring: createKeyring({ primary }) });
  const links = createLeaveLinks({ secrets, clock: { now: () => new Date() } });
  return {
    ...links,
    /** Where the link of an address leads, without the app's name. */
    pathFor: async (shop: ShopDomain, address: string): Promise<string> => {
      const token = await links.seal({ shop, channel: "email", address, topics: "all" });
      return `/leave/${shop.replace(".myshopify.com", "")}/${token}`;
    },
  };
}
