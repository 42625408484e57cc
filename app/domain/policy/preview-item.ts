import type { ItemList } from "../register/register-edit.ts";
import type { Register } from "../register/types.ts";
import type { Html } from "./html-element.ts";
import { printCookieTable } from "./print-cookie-table.ts";
import { startPrinting } from "./print-policy.ts";
import { printPurpose } from "./print-purposes.ts";
import { printRecipient } from "./print-recipients.ts";

/** What the policy says of one item in the merchant's language, as safe HTML; undefined where there is none. */
export function previewItem(register: Register, list: ItemList, id: string): Html | undefined {
  const printing = startPrinting(register, register.mainLanguage);
  const { facts, spoken, speech } = printing;
  switch (list) {
    case "purposes": {
      const purpose = spoken.purposes.find((one) => one.id === id);
      return purpose === undefined ? undefined : printPurpose(speech, purpose);
    }
    case "recipients": {
      const recipient = spoken.recipients.find((one) => one.id === id);
      return recipient === undefined ? undefined : printRecipient(speech, recipient);
    }
    case "storedItems": {
      const isIt = (item: { readonly id: string }) => item.id === id;
      const categories = facts.categories
        .map((group) => ({ ...group, storedItems: group.storedItems.filter(isIt) }))
        .filter((group) => group.storedItems.length > 0);
      const storedItems = facts.storedItems.filter(isIt);
      if (storedItems.length === 0) return undefined;
      return printCookieTable({ ...printing, facts: { ...facts, categories, storedItems } });
    }
  }
}
