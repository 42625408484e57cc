import type { PolicyGap } from "../../domain/policy/check-publishable.ts";
import { withToolNames } from "../../domain/register/name-tools.ts";
import { purposePresets, type Register } from "../../domain/register/types.ts";
import { countryName } from "../../domain/shared/country.ts";
import type { ListQuery, PageOf } from "../register-search.ts";
import { toPage } from "../register-search.ts";
import { counted } from "./dates.ts";
import { purposeName } from "./present-gaps.ts";
import type { ShownOption } from "./present-register.ts";
import {
  basisWords,
  noticeWords,
  presetWords,
  roleWords,
  storageWords,
  useWords,
} from "./register-words.ts";
import { sayLifetime, sayRetention } from "./say-register-value.ts";

/** One purpose, recipient or stored item in its list. */
export type ShownRow = {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** One for each further column. */
  readonly cells: readonly string[];
  /** How many things the law still wants said of it. */
  readonly gaps: number;
};

export type ShownList = PageOf<ShownRow> & {
  readonly query: ListQuery;
  /** All there are, whatever is filtered. */
  readonly count: number;
  readonly filters: readonly ShownOption[];
};

type Row = ShownRow & { readonly groups: readonly string[] };

type Params = {
  readonly register: Register;
  readonly gaps: readonly PolicyGap[];
  readonly query: ListQuery;
};

const always: readonly ShownOption[] = [
  { value: "all", label: "All" },
  { value: "incomplete", label: "Something is missing" },
];

/** The purposes: legal ground, how long, heading of the notice. */
export function listPurposes(params: Params): ShownList {
  const { register } = params;
  const gapsOf = countGaps(params, "purposes");
  const rows = register.purposes.map((purpose): Row => ({
    ...{ id: purpose.id, title: purposeName(purpose, register), gaps: gapsOf(purpose.id) },
    url: `/app/register/purposes/${purpose.id}`,
    cells: [
      purpose.legalBasis === null ? "Not said yet" : basisWords[purpose.legalBasis].label,
      sayRetention(purpose.retention, register.mainLanguage),
      noticeWords[purpose.noticeCategory].label,
    ],
    groups: [purpose.legalBasis ?? ""],
  }));
  const used = Object.entries(basisWords).filter(([basis]) =>
    register.purposes.some(({ legalBasis }) => legalBasis === basis),
  );
  return toList(rows, params.query, toFilters(used));
}

/** Common purposes the register does not name. */
export function listUnusedPresets({ purposes }: Register): readonly ShownOption[] {
  return purposePresets
    .filter((preset) => !purposes.some((purpose) => purpose.preset === preset))
    .map((value) => ({ value, label: presetWords[value].label }));
}

/** The recipients: country, role, what for. */
export function listRecipients(params: Params & { readonly eea: readonly string[] }): ShownList {
  const { register, eea } = params;
  const gapsOf = countGaps(params, "recipients");
  const names = new Map(register.purposes.map((one) => [one.id, purposeName(one, register)]));
  const rows = withToolNames(register).recipients.map((recipient): Row => ({
    ...{ id: recipient.id, title: recipient.name, gaps: gapsOf(recipient.id) },
    url: `/app/register/recipients/${recipient.id}`,
    cells: [
      recipient.country === "" ? "Not said yet" : countryName(recipient.country),
      roleWords[recipient.role].label,
      recipient.purposes.map((id) => names.get(id) ?? id).join(", "),
    ],
    groups: recipient.country === "" || eea.includes(recipient.country) ? [] : ["abroad"],
  }));
  return toList(rows, params.query, [{ value: "abroad", label: "Outside the EEA" }]);
}

/** The cookies and similar: kind, what it does, who sets it, how long it stays. */
export function listStoredItems(params: Params): ShownList {
  const { register } = params;
  const gapsOf = countGaps(params, "storedItems");
  const headings = new Map(register.purposes.map((one) => [one.id, one.noticeCategory]));
  const setters = new Map(withToolNames(register).recipients.map(({ id, name }) => [id, name]));
  const rows = register.storedItems.map((item): Row => ({
    ...{ id: item.id, title: item.name, gaps: gapsOf(item.id) },
    url: `/app/register/cookies/${item.id}`,
    cells: [
      storageWords[item.kind],
      useWords[item.use],
      item.setBy === null ? "The store" : (setters.get(item.setBy) ?? item.setBy),
      sayLifetime(item.lifetime),
    ],
    groups: [headings.get(item.purpose) ?? ""],
  }));
  return toList(rows, params.query, toFilters(Object.entries(noticeWords)));
}

function toFilters(entries: readonly (readonly [string, { readonly label: string }])[]) {
  return entries.map(([value, { label }]) => ({ value, label }));
}

function toList(rows: readonly Row[], query: ListQuery, groups: readonly ShownOption[]): ShownList {
  const wanted = query.search.toLowerCase();
  const found = rows.filter((row) => isShown(row, query.show) && textOf(row).includes(wanted));
  const page = toPage(found, query.page);
  return {
    ...page,
    query,
    count: rows.length,
    filters: [...always, ...groups],
    rows: page.rows.map(({ groups: _groups, ...row }) => row),
  };
}

function isShown({ gaps, groups }: Row, show: string): boolean {
  if (show === "all") return true;
  return show === "incomplete" ? gaps > 0 : groups.includes(show);
}

function textOf({ title, cells }: Row): string {
  return [title, ...cells].join(" ").toLowerCase();
}

function countGaps({ gaps }: Pick<Params, "gaps">, list: string): (id: string) => number {
  const counts = new Map<string, number>();
  for (const { path } of gaps) {
    const [first, id = ""] = path.split(".");
    if (first === list) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return (id) => counts.get(id) ?? 0;
}

/** `2 things are missing` */
export function sayMissing(gaps: number): string {
  return `${counted(gaps, "thing is", "things are")} missing`;
}
