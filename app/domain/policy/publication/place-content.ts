import { toBlockFields, toFieldText } from "./block-fields.ts";
import type { Place, Publication } from "./types.ts";

/** Shopify's own limit of a policy's body (shopPolicyUpdate). */
const shopifyBytes = 512 * 1024;

type Printed = Pick<Publication, "edition" | "notes" | "changedPurposes">;

/** What an edition wants to stand in a place: a text, null for nothing, or that it is too long. */
export type PlaceContent =
  { readonly kind: "text"; readonly text: string | null } | { readonly kind: "too-big" };

/** The text of a place. A language the edition does not have is to stand there no longer. */
export function contentOf(printed: Printed, place: Place): PlaceContent {
  if (place.language === "*") return { kind: "text", text: toEditionRecord(printed) };
  const text = printed.edition.texts.find(({ language }) => language === place.language);
  if (text === undefined) return { kind: "text", text: null };
  if (place.target === "shopify-policy") {
    const { length } = new TextEncoder().encode(text.html);
    return length > shopifyBytes ? { kind: "too-big" } : { kind: "text", text: text.html };
  }
  const fields = toBlockFields(text);
  return fields === undefined ? { kind: "too-big" } : { kind: "text", text: toFieldText(fields) };
}

/** The metafield `edition` of docs/theme-blocks.md. */
function toEditionRecord({ edition, notes, changedPurposes }: Printed): string | null {
  return toFieldText({
    edition: JSON.stringify({
      number: edition.number,
      effectiveOn: edition.effectiveOn,
      main: notes.main,
      languages: edition.texts.map(({ language }) => language),
      noticeTag: notes.noticeTag,
      consents: notes.consents,
      askAgain: changedPurposes,
    }),
  });
}
