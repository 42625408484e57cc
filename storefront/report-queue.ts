import type { ConsentReport, ShownReport } from "../app/domain/consent/types.ts";
import type { MadeChoice } from "./choose.ts";
import { type Desk, toChoices } from "./desk.ts";

/** Where reports wait until the app has answered, so that going to another page loses none. */
const queueName = "lagom_report";

/** What waits, also from earlier pages. */
export function readQueue(desk: Desk): readonly ConsentReport[] {
  try {
    return JSON.parse(localStorage.getItem(queueName) ?? "") as ConsentReport[];
  } catch {
    // Nothing waits, or there is no storage: what this page knows.
    return desk.waiting;
  }
}

export function saveQueue(desk: Desk, reports: readonly ConsentReport[]): void {
  desk.waiting = reports;
  try {
    if (reports[0]) localStorage.setItem(queueName, JSON.stringify(reports));
    else localStorage.removeItem(queueName);
  } catch {
    // Without storage it waits in this page alone.
  }
}

/** Which notice, where and on what kind of screen. */
export function describeNotice({ config, state: { region, regime } }: Desk): ShownReport {
  return {
    v: 1,
    notice: config.version,
    // The words' own element says in which language they stand in the page.
    language: document.getElementById("lagom-words")?.lang as ShownReport["language"],
    ...{ region, regime },
    device: innerWidth < 600 ? "phone" : innerWidth < 1024 ? "tablet" : "desktop",
  };
}

/** Puts the report of a choice into the queue at once; it is sent when it is known whether Shopify was told. */
export function queueReport(desk: Desk, { kept, act }: MadeChoice): void {
  const report = {
    ...describeNotice(desk),
    ...{ consentId: kept.id, number: kept.number, act, told: false, gpc: desk.state.gpc },
    at: new Date().toISOString(),
    choices: toChoices(kept),
  };
  saveQueue(desk, [...readQueue(desk).slice(-4), report]);
}
