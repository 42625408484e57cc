import type { RegisterFault } from "../db/register/register-schema.server.ts";
import type { StillUsed } from "../domain/register/edit-register.ts";
import type { ItemList } from "../domain/register/register-edit.ts";
import type { Register } from "../domain/register/types.ts";
import { itemName } from "../ui/present/present-gaps.ts";

/** The item a page edits. */
export type EditedItem = { readonly list: ItemList; readonly id: string };

/** Faults of a register in plain words, by the field of the page that was edited; `` for no field. */
export function toFaults(
  faults: readonly RegisterFault[],
  about: EditedItem | null,
): Readonly<Record<string, string>> {
  const prefix = about === null ? "" : `${about.list}.${about.id}.`;
  return Object.fromEntries(
    faults.map(({ path, message }) =>
      path.startsWith(prefix)
        ? [path.slice(prefix.length), sayFault(path, message)]
        : ["", sayElsewhere(path)],
    ),
  );
}

/** What keeps an item from being removed, by name. */
export function sayStillUsed(register: Register, { recipients, storedItems }: StillUsed): string {
  const names = [
    ...recipients.map((id) => itemName(register, "recipients", id)),
    ...storedItems.map((id) => itemName(register, "storedItems", id)),
  ];
  const shown = names.slice(0, 5).join(", ");
  const more = names.length > 5 ? ` and ${String(names.length - 5)} more` : "";
  return names.length === 1
    ? `Not removed: ${shown} still needs it. Change or remove that first.`
    : `Not removed: ${shown}${more} still need it. Change or remove those first.`;
}

function sayElsewhere(path: string): string {
  return `The register does not allow this: ${path}`;
}

const byField: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)email$/u, "Enter an e-mail address such as privacy@example.com"],
  [/(Url|url)$/u, "Enter an address that begins with https://"],
  [/(^|\.)hosts(\.|$)/u, "Enter addresses such as example.com or *.example.com, each once"],
  [/(^|\.)amount$/u, "Enter a number from 1 to 1000"],
  [/^recipients\.[^.]+\.onwardTransfers/u, "Name each country once"],
  [/^recipients\.[^.]+\.purposes/u, "Choose at least one purpose"],
  [/^storedItems\.[^.]+\.purpose$/u, "Choose a purpose"],
  [/^storedItems\.[^.]+\.name$/u, "Enter its name, on one line"],
  [/[cC]ountry$/u, "Choose a country"],
];

function sayFault(path: string, message: string): string {
  if (message.startsWith("Too big")) return "This is too long";
  const said = byField.find(([pattern]) => pattern.test(path))?.[1];
  return said ?? (message.startsWith("must") ? `This ${message}` : "Please check this field");
}
