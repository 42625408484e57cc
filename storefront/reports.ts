import type {
  ChoiceAct,
  ConsentReport,
  DeviceKind,
  ShownReport,
} from "../app/domain/consent/types.ts";
import { type Desk, toChoices } from "./desk.ts";
import type { KeptChoice } from "./types.ts";

/** Where reports wait until the app has answered, so that going to another page loses none. */
const queueName = "lagom_report";
const proxy = "/apps/lagom/";

let queue: ConsentReport[] = [];

function saveQueue(): void {
  try {
    if (queue.length > 0) localStorage.setItem(queueName, JSON.stringify(queue));
    else localStorage.removeItem(queueName);
  } catch {
    // Without storage it waits in this page alone.
  }
}

function deviceKind(): DeviceKind {
  if (innerWidth < 600) return "phone";
  return innerWidth < 1024 ? "tablet" : "desktop";
}

function describeNotice({ config, state }: Desk): ShownReport {
  const { region, regime } = state;
  // The script's own element says in which language the words stand in the page.
  const language = (document.getElementById("lagom-words")?.lang ?? "") as ShownReport["language"];
  return {
    v: 1,
    notice: config.version,
    ...{ language, region, regime, device: deviceKind() },
  };
}

/** Puts the report of a choice into the queue; sent a little later, when it is known whether Shopify was told. */
export function queueReport(desk: Desk, kept: KeptChoice, act: ChoiceAct): (told: boolean) => void {
  const report = {
    ...describeNotice(desk),
    ...{ consentId: kept.id, number: kept.number, act, told: false },
    at: new Date().toISOString(),
    choices: toChoices(kept),
  };
  queue = [...queue.slice(-4), report];
  saveQueue();
  return (told) => {
    report.told = told;
    saveQueue();
    void sendReports();
  };
}

const post = (path: string, report: object): Promise<Response> =>
  fetch(proxy + path, {
    ...{ method: "POST", keepalive: true, body: JSON.stringify(report) },
    headers: { "content-type": "application/json" },
  });

/** The app will never take these: a second try would only be a nuisance. */
const isFinal = (status: number): boolean => [400, 409, 413, 422].includes(status);

/** Sends what waits; what the app has not answered stays for the next page. */
export async function sendReports(): Promise<void> {
  for (const report of queue) {
    try {
      const { ok, status } = await post("consent", report);
      if (ok || isFinal(status)) queue = queue.filter((one) => one !== report);
    } catch {
      // No network: it stays.
    }
  }
  saveQueue();
}

/** Takes up what an earlier page left, and sends what is left when this page is. */
export function startReports(): void {
  try {
    queue = JSON.parse(localStorage.getItem(queueName) ?? "[]") as ConsentReport[];
  } catch {
    // Nothing waits.
  }
  addEventListener("pagehide", () => {
    for (const report of queue) {
      const body = new Blob([JSON.stringify(report)], { type: "application/json" });
      navigator.sendBeacon(`${proxy}consent`, body);
    }
  });
  if (queue.length > 0) void sendReports();
}

/** Counts that the notice was seen; nothing of the visitor's is kept. */
export function reportShown(desk: Desk): void {
  post("shown", describeNotice(desk)).catch(() => {
    // A count that is lost is lost.
  });
}
