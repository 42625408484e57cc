import { isAllowed } from "../domain/data-requests/permissions.ts";
import { listItemsOf } from "../domain/register/known/known-items.ts";
import type { KnownRecipient, RecipientKind } from "../domain/register/known/known-recipient.ts";
import {
  findKnownRecipient,
  searchKnownRecipients,
} from "../domain/register/known/known-recipients.ts";
import { withKnownRecipient } from "../domain/register/start/apply-proposals.ts";
import { countryName } from "../domain/shared/country.ts";
import { counted } from "../ui/present/dates.ts";
import { presetWords } from "../ui/present/register-words.ts";
import type { ShownTool } from "../ui/tools-page.tsx";
import type { RegisterVisit } from "./register-visit.server.ts";
import { saveWholeRegister } from "./save-register.server.ts";
import { refusal } from "./staff-session.server.ts";

/** Tools shown at once; the rest is found by name. */
const SHOWN = 25;

const kindWords: Readonly<Record<RecipientKind, string>> = {
  platform: "Platform",
  payment: "Payment",
  carrier: "Carrier",
  bookkeeping: "Bookkeeping",
  newsletter: "Newsletter",
  statistics: "Statistics",
  advertising: "Advertising",
  support: "Support",
  reviews: "Reviews",
  personalisation: "Personalising",
  media: "Media",
  consent: "Consent",
  operation: "Operation",
};

/** Well-known tools by a part of their name. */
export function loadTools({ params, version, actor }: RegisterVisit) {
  const search = (params.get("search") ?? "").slice(0, 100);
  const found = searchKnownRecipients(search);
  const added = new Set(version.register.recipients.map(({ knownAs }) => knownAs));
  return {
    search,
    tools: found.slice(0, SHOWN).map((known) => toShown(known, added.has(known.id))),
    more: Math.max(0, found.length - SHOWN),
    mayConfigure: isAllowed(actor, "configure"),
  };
}

function toShown(known: KnownRecipient, isAdded: boolean): ShownTool {
  const { id, product, kind, company, country, purposes } = known;
  const items = listItemsOf(id).length;
  const cookies = items === 0 ? [] : [counted(items, "cookie or similar", "cookies and similar")];
  const uses = purposes.map((preset) => presetWords[preset].label).join(", ");
  const text = [`${company}, ${countryName(country)}`, `for ${uses}`, ...cookies].join("; ");
  return { id, product, kind: kindWords[kind], text, isAdded };
}

/** Adds a tool with its cookies and the purpose it needs, as one version. */
export async function addTool(visit: RegisterVisit, form: FormData): Promise<Response> {
  const id = form.get("tool");
  const recipient = findKnownRecipient(typeof id === "string" ? id : "");
  if (recipient === undefined) throw refusal(404, "not-found");
  const { register } = visit.version;
  const mine = withKnownRecipient(register, { recipient, items: listItemsOf(recipient.id) });
  const added = mine.recipients.find(({ knownAs }) => knownAs === recipient.id);
  const about = added === undefined ? null : ({ list: "recipients", id: added.id } as const);
  return saveWholeRegister(visit, { base: visit.version, mine, about });
}
