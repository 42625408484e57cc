import type { SayPersonMail } from "../../domain/data-requests/mails.ts";
import { printUpdateMail } from "../../domain/policy/print-update-mail.ts";
import type { PublicationStore } from "../../domain/policy/publication/ports.ts";
import type { Clock } from "../../domain/shared/clock.ts";
import type { ShopDomain } from "../../domain/shared/ids.ts";
import { localDateOf } from "../../domain/shared/calendar.ts";

type Deps = {
  readonly store: Pick<PublicationStore, "find">;
  readonly clock: Clock;
  /** The page where an address leaves all of a shop's mail. */
  readonly leaveUrlOf?: (shop: ShopDomain, email: string) => Promise<string>;
};

/** What a mail about a changed policy says, from the edition as it was printed. */
export function createPolicyMailWords({ store, clock, leaveUrlOf }: Deps): SayPersonMail {
  return async ({ publicationId, language, because, email }, contact) => {
    const publication = await store.find(publicationId);
    const { texts = [], effectiveOn = "" } = publication?.edition ?? {};
    const text = texts.find((one) => one.language === language);
    if (publication === undefined || text === undefined || publication.status === "cancelled") {
      return undefined;
    }
    const today = localDateOf(clock.now(), contact.timeZone);
    // Shopify's own policy has a fixed address; where the blocks stand only the merchant knows.
    const page = publication.targets.includes("shopify-policy") ? "policies/privacy-policy" : "";
    // Whoever consented is owed the news; whoever only asked for it leaves by one press.
    const isOwed = because === "consent" || leaveUrlOf === undefined;
    const way = isOwed ? {} : { leaveUrl: await leaveUrlOf(contact.shop, email) };
    const printed = printUpdateMail({
      ...{ language, because, text },
      name: contact.shopName,
      email: contact.contactEmail,
      policyUrl: `https://${contact.shop}/${page}`,
      changesOn: effectiveOn > today ? effectiveOn : null,
    });
    return { ...printed, ...way };
  };
}
