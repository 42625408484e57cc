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
    title: when === "before" ? "Before: lying open" : "After: lying open",
    text: "Texts of these people anywhere without a key, also compressed or encoded.",
    status: toFound(plain),
  };
}

/** A search that finds nobody while they are still there proves nothing. */
function controlSearch({ keyed }: SelfAuditSearch, people: number): ShownSearch {
  const words = `${keyed.people} of ${counted(people, "person", "people")}`;
  return {
    id: "control",
    title: "Before: opened with the keys",
    text: "Must find everybody; else the search itself proves nothing.",
    status: keyed.people === people ? good(words) : bad(words),
  };
}

function keyedSearch({ keyed }: SelfAuditSearch): ShownSearch {
  return {
    id: "keyed-after",
    title: "After: opened with the keys",
    text: "Texts of these people in all that the keys still open.",
    status: toFound(keyed),
  };
}

function toFound({ tokens }: SelfAuditCounts): Label {
  return tokens === 0 ? good("Nothing") : bad(counted(tokens, "text"));
}

function presentFindings({ before, after }: SelfAuditReport): readonly ShownAuditFinding[] {
  return [
    ...toFindings("Before", before?.plain),
    ...toFindings("After", after?.plain),
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

const forms: Readonly<Record<string, string>> = {
  plain: "as it is",
  opened: "opened with a key",
  html: "HTML",
  json: "JSON",
  url: "URL-encoded",
};

/** `base64 > gzip > plain` as `in base64, in gzip, as it is`. */
function toFormText(form: string): string {
  return form
    .split(" > ")
    .map((step) => forms[step] ?? step)
    .join(", then ");
}

function presentPlaces(search: SelfAuditSearch | null): readonly ShownAuditPlace[] {
  return (search?.sources ?? []).map(({ place, files, bytes }) => ({
    place: toPlaceText(place),
    files: place === "database-rows" ? counted(files, "table") : counted(files, "file"),
    size: toSize(bytes),
  }));
}
