import type { SayPersonMail } from "../../domain/data-requests/mails.ts";
import { printUpdateMail } from "../../domain/policy/print-update-mail.ts";
import type { PublicationStore } from "../../domain/policy/publication/ports.ts";
import type { Publication } from "../../domain/policy/publication/types.ts";
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
    if (publication === undefined || publication.status === "cancelled") return undefined;
    const { texts, effectiveOn } = publication.edition;
    const text = texts.find((one) => one.language === language);
    if (text === undefined) return undefined;
    const today = localDateOf(clock.now(), contact.timeZone);
    // Whoever consented is owed the news; whoever only asked for it leaves by one press.
    const leaveUrl = because === "consent" ? undefined : await leaveUrlOf?.(contact.shop, email);
    const printed = printUpdateMail({
      ...{ language, because, text },
      name: contact.shopName,
      email: contact.contactEmail,
      policyUrl: policyUrlOf(contact.shop, publication),
      changesOn: effectiveOn > today ? effectiveOn : null,
    });
    return { ...printed, ...(leaveUrl === undefined ? {} : { leaveUrl }) };
  };
}

/** Shopify's own policy has a fixed address; where the blocks stand only the merchant knows. */
function policyUrlOf(shop: ShopDomain, { targets }: Pick<Publication, "targets">): string {
  const page = targets.includes("shopify-policy") ? "policies/privacy-policy" : "";
  return `https://${shop}/${page}`;
}
