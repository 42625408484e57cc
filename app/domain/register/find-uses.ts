import type { ItemList } from "./register-edit.ts";
import type { Register } from "./types.ts";

/** An item that names another. */
export type ItemUse = { readonly list: ItemList; readonly id: string };

/** What names a purpose or recipient, and so keeps it from being removed. Nothing names a stored item. */
export function findUses(
  { recipients, storedItems }: Register,
  list: ItemList,
  id: string,
): readonly ItemUse[] {
  const users = storedItems
    .filter((item) => (list === "purposes" ? item.purpose === id : item.setBy === id))
    .map((item): ItemUse => ({ list: "storedItems", id: item.id }));
  switch (list) {
    case "purposes": {
      const getters = recipients.filter(({ purposes }) => purposes.includes(id));
      return [...getters.map((one): ItemUse => ({ list: "recipients", id: one.id })), ...users];
    }
    case "recipients":
      return users;
    case "storedItems":
      return [];
  }
}
