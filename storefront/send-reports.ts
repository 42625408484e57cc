import type { ConsentReport, DeviceKind, ShownReport } from "../app/domain/consent/types.ts";
import { type Desk, toChoices } from "./desk.ts";
import { notesName } from "./note-choice.ts";
import { findWords } from "./templates.ts";
import { tryTo } from "./try-to.ts";

function deviceKind(): DeviceKind {
  if (innerWidth < 600) return "phone";
  return innerWidth < 1024 ? "tablet" : "desktop";
}

/** Sends it to the app through the shop's app proxy, even when the page is left meanwhile. Answers the status, 0 without an answer. */
function post(
  path: string,
  report: Omit<ConsentReport | ShownReport, "v" | "device">,
): Promise<number> {
  const body = JSON.stringify({ v: 1, device: deviceKind(), ...report });
  return fetch(`/apps/lagom/${path}`, { method: "POST", keepalive: true, body }).then(
    ({ status }) => status,
    () => 0,
  );
}

/** The notes that wait, also from earlier pages; without storage what this page knows. */
function readNotes(desk: Desk): readonly string[] {
  tryTo(() => (desk.notes = localStorage.getItem(notesName) ?? ""));
  return desk.notes.split("\n").filter(Boolean);
}

/** Exchanges a note for another line, or takes it away. */
function changeNote(desk: Desk, note: string, by: string): void {
  readNotes(desk);
  desk.notes = desk.notes.replace(`${note}\n`, by);
  tryTo(() => {
    if (desk.notes) localStorage.setItem(notesName, desk.notes);
    else localStorage.removeItem(notesName);
  });
}

/**
 * The report of a note (see note-choice.ts); undefined where somebody else wrote it. The app reads it by these
 * names, so the build must not shorten them.
 */
function toReport(desk: Desk, note: string): object | undefined {
  const [notice, language, regime, region, gpc, act, text, told] = note.split(",");
  const kept = desk.readChoiceText(text);
  return (
    kept && {
      ...{ notice, language, regime, region, act },
      ...{ consentId: kept.id, number: kept.number, choices: toChoices(kept) },
      ...{ gpc: gpc === "1", told: told === "1" },
      at: new Date(kept.minutes * 60_000).toISOString(),
    }
  );
}

/** Statuses with which the app says that it will never take a report: a second try would only be a nuisance. */
const isDone = /^(2..|400|409|413|422)$/u;

/** Sends what waits, of a great many notes the last ones; what the app has not answered stays for the next page. */
export function sendReports(desk: Desk): void {
  for (const note of readNotes(desk).slice(-5)) {
    const report = toReport(desk, note);
    const sent = report ? post("consent", report as ConsentReport) : Promise.resolve(200);
    void sent.then((status) => isDone.test(`${status}`) && changeNote(desk, note, ""));
  }
}

/** Notes that Shopify took a choice over or did not, and sends what waits. */
export function reportTold(desk: Desk, text: string, isTold: boolean): void {
  const note = readNotes(desk).find((one) => one.endsWith(text));
  if (note && isTold) changeNote(desk, note, `${note},1\n`);
  sendReports(desk);
}

/** Counts that the notice was seen; nothing of the visitor's is kept. */
export function reportShown({ config, state }: Desk): void {
  const { region, regime } = state;
  const language = findWords().lang as ShownReport["language"];
  void post("shown", { notice: config.version, language, region, regime });
}
