import type { RegisterFault } from "../db/register/register-schema.server.ts";
import { findUses } from "../domain/register/find-uses.ts";
import type { RegisterEdit } from "../domain/register/register-edit.ts";
import type { Register } from "../domain/register/types.ts";
import { itemName } from "../ui/present/present-gaps.ts";

type Made = { readonly register: Register; readonly edit: RegisterEdit | null };

/** Faults of a register in plain words, by the field of the page that was edited; `` for no field. */
export function toFaults(
  faults: readonly RegisterFault[],
  { register, edit }: Made,
): Readonly<Record<string, string>> {
  if (edit?.kind === "remove") return { "": sayStillUsed(register, edit) };
  const prefix = edit !== null && "item" in edit ? `${edit.kind}.${edit.item.id}.` : "";
  return Object.fromEntries(
    faults.map(({ path, message }) => {
      const isHere = path.startsWith(prefix);
      return isHere
        ? [path.slice(prefix.length), sayFault(path, message)]
        : ["", sayElsewhere(path)];
    }),
  );
}

type Removal = Extract<RegisterEdit, { readonly kind: "remove" }>;

/** What still names a removed item. */
function sayStillUsed(register: Register, { list, id }: Removal): string {
  const uses = findUses(register, list, id).map((use) => itemName(register, use.list, use.id));
  const shown = uses.slice(0, 5).join(", ");
  const more = uses.length > 5 ? ` and ${String(uses.length - 5)} more` : "";
  return `Not removed: ${shown}${more} still ${uses.length === 1 ? "uses" : "use"} it. Change or remove ${uses.length === 1 ? "that" : "those"} first.`;
}

function sayElsewhere(path: string): string {
  return `The register does not allow this: ${path}`;
}

const byField: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)email$/u, "Enter an e-mail address such as privacy@example.com"],
  [/(Url|url)$/u, "Enter an address that begins with https://"],
  [/(^|\.)hosts(\.|$)/u, "Enter addresses such as example.com or *.example.com, each once"],
  [/(^|\.)amount$/u, "Enter a number from 1 to 1000"],
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
