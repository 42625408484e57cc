import type {
  ChoiceAct,
  ConsentReport,
  DeviceKind,
  Regime,
  ShownReport,
} from "../app/domain/consent/types.ts";
import { readChoiceText } from "./choice-text.ts";
import { type Desk, toChoices } from "./desk.ts";
import { notesName } from "./note-choice.ts";

const proxy = "/apps/lagom/";

const post = (path: string, report: object): Promise<Response> =>
  fetch(proxy + path, {
    ...{ method: "POST", keepalive: true, body: JSON.stringify(report) },
    headers: { "content-type": "application/json" },
  });

function deviceKind(): DeviceKind {
  if (innerWidth < 600) return "phone";
  return innerWidth < 1024 ? "tablet" : "desktop";
}

/** The notes that wait, also from earlier pages; of a great many the last ones. */
export function readNotes(desk: Desk): readonly string[] {
  try {
    desk.notes = localStorage.getItem(notesName) ?? "";
  } catch {
    // There is no storage: what this page knows.
  }
  return desk.notes.split("\n").filter(Boolean).slice(-5);
}

/** Exchanges a note for another, or takes it away. */
function changeNote(desk: Desk, note: string, by: string): void {
  readNotes(desk);
  desk.notes = desk.notes.replace(`${note}\n`, by);
  try {
    if (desk.notes) localStorage.setItem(notesName, desk.notes);
    else localStorage.removeItem(notesName);
  } catch {
    // As above.
  }
}

/** The report of a note (see note-choice.ts); undefined where somebody else wrote it. */
function toReport(note: string): ConsentReport | undefined {
  const [notice = "", language, regime, region = "", gpc, act, text, told] = note.split(",");
  const kept = readChoiceText(text);
  if (!kept) return undefined;
  return {
    ...{ v: 1, notice, region, consentId: kept.id, number: kept.number },
    language: language as ConsentReport["language"],
    regime: regime as Regime,
    act: act as ChoiceAct,
    ...{ choices: toChoices(kept), device: deviceKind() },
    ...{ gpc: gpc === "1", told: told === "1" },
    at: new Date(kept.minutes * 60_000).toISOString(),
  };
}

/** The app will never take these: a second try would only be a nuisance. */
const isFinal = (status: number): boolean => [400, 409, 413, 422].includes(status);

/** Sends what waits; what the app has not answered stays for the next page. */
export async function sendReports(desk: Desk): Promise<void> {
  for (const note of readNotes(desk)) {
    const report = toReport(note);
    try {
      const { ok, status } = report ? await post("consent", report) : { ok: true, status: 0 };
      if (ok || isFinal(status)) changeNote(desk, note, "");
    } catch {
      // No network: it stays.
    }
  }
}

/** Notes that Shopify took a choice over or did not, and sends what waits. */
export function reportTold(desk: Desk, text: string, told: boolean): void {
  for (const note of readNotes(desk))
    if (told && note.endsWith(text)) changeNote(desk, note, `${note},1\n`);
  void sendReports(desk);
}

/** Sends what is left when the page is. */
export function sendOnLeave(desk: Desk): void {
  addEventListener("pagehide", () => {
    for (const note of readNotes(desk)) {
      const body = new Blob([JSON.stringify(toReport(note))], { type: "application/json" });
      navigator.sendBeacon(`${proxy}consent`, body);
    }
  });
}

/** Counts that the notice was seen; nothing of the visitor's is kept. */
export function reportShown({ config, state }: Desk): void {
  const { region, regime } = state;
  const language = document.getElementById("lagom-words")?.lang as ShownReport["language"];
  const shown: ShownReport = {
    ...{ v: 1, notice: config.version, language, region, regime },
    device: deviceKind(),
  };
  post("shown", shown).catch(() => {
    // A count that is lost is lost.
  });
}
