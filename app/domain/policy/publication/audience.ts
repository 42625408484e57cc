import type { CustomerId, InstallationId } from "../../shared/ids.ts";
import type { Language } from "../../shared/language.ts";
import type { PlaceCall } from "./ports.ts";

/**
 * Why somebody is told of a change: they asked to be (a mail by agreement), or what they consented to
 * changes. The second is a duty of information (GDPR 4(11), 7(3), 13(3)), no marketing.
 */
export type Because = "agreed" | "consent";

/** A customer who may have to be told. */
export type Listener = {
  readonly customerId: CustomerId;
  readonly email: string;
  /** Their language where the policy has it, else the policy's main one. */
  readonly locale: string;
};

/** Customers of the store by why they are told. Needs `read_customers` alone. */
export type PolicyAudience = {
  /** How many there are about; null where Shopify does not say. */
  readonly count: (call: PlaceCall, who: Who) => Promise<number | null>;
  /** Some of them, with where to go on; only those the reason really holds for, with an address. */
  readonly page: (call: PlaceCall, who: Who, after: string | null) => Promise<ListenerPage>;
};

export type Who =
  { readonly because: "agreed"; readonly tag: string } | { readonly because: "consent" };

export type ListenerPage = {
  readonly listeners: readonly Listener[];
  readonly next: string | null;
};

/** Somebody as they are told. */
export type Telling = Listener & { readonly language: Language; readonly because: Because };

export type NoticeCounts = Readonly<
  Record<"waiting" | "sent" | "undelivered" | "withheld", number>
>;

/** Who was told of what. */
export type NoticeStore = {
  /**
   * Writes a notice for each, with their mail, unless there is one for this publication; people
   * Lagom does not know yet become known. Somebody who opted out of mail gets no mail by agreement,
   * and somebody whose erasure is asked for or done gets none at all. Tells how many notices are new.
   */
  readonly tell: (
    about: { readonly installationId: InstallationId; readonly publicationId: string },
    people: readonly Telling[],
    at: Date,
  ) => Promise<number>;
  /** Notes that everybody was told, with a line of evidence; once. */
  readonly finish: (publicationId: string, at: Date) => Promise<void>;
  readonly isFinished: (publicationId: string) => Promise<boolean>;
  readonly counts: (publicationId: string) => Promise<NoticeCounts>;
};
