import { complaintAuthorities } from "../../domain/register/known/authorities.ts";
import { countryName } from "../../domain/shared/country.ts";
import type { ShownOption } from "./present-register.ts";

/** A country's authority by its own name. */
export type ShownAuthority = ShownOption & { readonly name: string };

/** The authorities people complain to, by country. */
export const authorityOptions: readonly ShownAuthority[] = complaintAuthorities
  .map(({ country, name }) => ({ value: country, label: countryName(country), name }))
  .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
