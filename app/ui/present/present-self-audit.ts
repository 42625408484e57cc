import type {
  SelfAuditCounts,
  SelfAuditReport,
  SelfAuditSearch,
  SelfAuditStatus,
  SelfAuditTrouble,
  SelfAuditView,
} from "../../domain/self-audit/types.ts";
import { counted, toDateTime, toSize, type Reader } from "./dates.ts";
import type { Label } from "./request-words.ts";

/** What one kind of search came to, before and after the erasure. */
export type ShownSearch = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly status: Label;
};

export type ShownAuditFinding = {
  readonly id: string;
  readonly when: string;
  readonly place: string;
  readonly form: string;
  readonly count: string;
};

export type ShownAuditPlace = {
  readonly place: string;
  readonly files: string;
  readonly size: string;
};

export type ShownAudit = {
  readonly id: string;
  readonly status: Label;
  readonly started: string;
  readonly by: string;
  readonly people: string;
  /** Why it was not carried out; null when it was, or still is. */
  readonly trouble: string | null;
  readonly searches: readonly ShownSearch[];
  readonly findings: readonly ShownAuditFinding[];
  readonly places: readonly ShownAuditPlace[];
  readonly isRunning: boolean;
};

export type AuditContext = {
  readonly reader: Reader;
  /** Names of the shop's users by id. */
  readonly names: ReadonlyMap<string, string>;
};

const statuses: Readonly<Record<SelfAuditStatus, Label>> = {
  waiting: { text: "Waiting", tone: "info" },
  running: { text: "Running", tone: "info" },
  passed: { text: "Nothing left", tone: "success" },
  failed: { text: "Something found", tone: "critical" },
  broken: { text: "Not carried out", tone: "warning" },
};

/** Turns a run into what is shown of it. */
export function presentAudit(audit: SelfAuditView, { reader, names }: AuditContext): ShownAudit {
  const { id, status, report, startedBy } = audit;
  return {
    id,
    status: statuses[status],
    started: toDateTime(audit.createdAt, reader),
    by: names.get(startedBy) ?? `User ${startedBy}`,
    people: counted(audit.people, "person", "people"),
    ...(report === null ? noReport : presentReport(report, audit.people)),
    isRunning: status === "waiting" || status === "running",
  };
}

const noReport = { trouble: null, searches: [], findings: [], places: [] } as const;

function presentReport(report: SelfAuditReport, people: number) {
  const { trouble, before, after } = report;
  return {
    trouble: trouble === null ? null : troubles[trouble],
    searches: presentSearches(report, people),
    findings: presentFindings(report),
    places: presentPlaces(after ?? before),
  };
}

const troubles: Readonly<Record<SelfAuditTrouble, string>> = {
  "not-a-development-store": "This is no development store.",
  "scope-not-granted":
    "Grant “Clear customers” and “Delete draft orders” on Home: the people cannot be made without.",
  refused: "Shopify did not let the throw-away people be made.",
  interrupted: "Lagom was restarted in the middle. What was made up is removed; start it again.",
  "access-not-answered": "The people’s answers were not ready in time.",
  "erasure-not-finished": "The erasures did not end in time.",
  "could-not-run": "Something went wrong on our side. What was made up is removed.",
};

function presentSearches(report: SelfAuditReport, people: number): readonly ShownSearch[] {
  const { before, after } = report;
  return [
    ...(before === null ? [] : [openSearch("before", before), controlSearch(before, people)]),
    ...(after === null ? [] : [openSearch("after", after), keyedSearch(after)]),
  ];
}

const good = (text: string): Label => ({ text, tone: "success" });
const bad = (text: string): Label => ({ text, tone: "critical" });

function openSearch(when: "before" | "after", { plain }: SelfAuditSearch): ShownSearch {
  return {
    id: `open-${when}`,
    title: when === "before" ? "Before, without keys" : "After, without keys",
    text: "What lies open anywhere, also compressed or encoded. Must find nothing.",
    status: toFound(plain),
  };
}

/** A search that finds nobody while they are still there proves nothing. */
function controlSearch({ keyed }: SelfAuditSearch, people: number): ShownSearch {
  const words = `${keyed.people} of ${counted(people, "person", "people")} found`;
  return {
    id: "control",
    title: "Before, with the keys",
    text: "What the keys open while the people are there. Must find everybody; else the search proves nothing.",
    status: keyed.people === people ? good(words) : bad(words),
  };
}

function keyedSearch({ keyed }: SelfAuditSearch): ShownSearch {
  return {
    id: "keyed-after",
    title: "After, with the keys",
    text: "What the keys still open after the erasure. Must find nothing.",
    status: toFound(keyed),
  };
}

function toFound({ tokens }: SelfAuditCounts): Label {
  return tokens === 0 ? good("Nothing found") : bad(`${counted(tokens, "text")} found`);
}

function presentFindings({ before, after }: SelfAuditReport): readonly ShownAuditFinding[] {
  return [
    ...toFindings("Before, without keys", before?.plain),
    ...toFindings("After, without keys", after?.plain),
    ...toFindings("After, with keys", after?.keyed),
  ];
}

function toFindings(when: string, counts: SelfAuditCounts | undefined) {
  return (counts?.findings ?? []).map(({ place, form, tokens }) => ({
    id: `${when} ${place} ${form}`,
    when,
    place: toPlaceText(place),
    form: toFormText(form),
    count: counted(tokens, "text"),
  }));
}

const places: Readonly<Record<string, string>> = {
  "database-rows": "Database, rows",
  "database-files": "Database, files",
  "write-ahead-log": "Database, write-ahead log",
  ledger: "Erasure ledger",
  folder: "Folders named by whoever runs Lagom",
};

function toPlaceText(place: string): string {
  return places[place] ?? place;
}

/** What the search undoes on its way to a text, by the names it gives it. */
const forms: Readonly<Record<string, string>> = {
  plain: "readable as it is",
  "lower-case": "in small letters",
  "upper-case": "in capital letters",
  "mixed-case": "in other letters",
  opened: "opened with a key",
  base64: "encoded in Base64",
  hex: "encoded in hexadecimal",
  "html-entity": "HTML-encoded",
  "json-escaped": "JSON-encoded",
  "quoted-printable": "encoded as quoted-printable",
  "url-encoded": "URL-encoded",
  gzip: "compressed with gzip",
  pglz: "compressed by PostgreSQL",
  zip: "in a ZIP file",
  zlib: "compressed with zlib",
};

/** `base64 > gzip > plain` as `encoded in Base64, compressed with gzip`; `utf-16…` comes after a form. */
function toFormText(form: string): string {
  const steps = form.split(" > ").filter((step) => step !== "plain");
  return (steps.length === 0 ? ["plain"] : steps).map(toStepText).join(", ");
}

function toStepText(step: string): string {
  const [name = "", width] = step.split(" utf-16");
  const words = forms[name] ?? name;
  return width === undefined ? words : `${words} (UTF-16)`;
}

function presentPlaces(search: SelfAuditSearch | null): readonly ShownAuditPlace[] {
  return (search?.sources ?? []).map(({ place, files, bytes, sameBytes = 0 }) => ({
    place: toPlaceText(place),
    files: place === "database-rows" ? counted(files, "table") : counted(files, "file"),
    size: `${toSize(bytes)}${sameBytes === 0 ? "" : `, ${toSize(sameBytes)} of it in copies`}`,
  }));
}
