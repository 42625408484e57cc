import type { KeptChoice } from "./types.ts";
import type { Desk } from "./desk.ts";

const proxy = "/apps/lagom/";

const post = (path: string, report: object): Promise<Response> =>
  fetch(proxy + path, {
    ...{ method: "POST", keepalive: true, body: JSON.stringify(report) },
    headers: { "content-type": "application/json" },
  });

/** The app will never take these: a second try would only be a nuisance. */
const isFinal = (status: number): boolean => [400, 409, 413, 422].includes(status);

/** Sends what waits; what the app has not answered stays for the next page. */
export async function sendReports(desk: Desk): Promise<void> {
  for (const report of desk.queue.read(desk)) {
    const isSame = (one: typeof report) =>
      one.consentId === report.consentId && one.number === report.number;
    try {
      const { ok, status } = await post("consent", report);
      if (ok || isFinal(status))
        desk.queue.save(
          desk,
          desk.queue.read(desk).filter((one) => !isSame(one)),
        );
    } catch {
      // No network: it stays.
    }
  }
}

/** Notes whether Shopify took a choice over, and sends it. */
export function reportTold(desk: Desk, { id, number }: KeptChoice, told: boolean): void {
  desk.queue.save(
    desk,
    desk.queue
      .read(desk)
      .map((one) => (one.consentId === id && one.number === number ? { ...one, told } : one)),
  );
  void sendReports(desk);
}

/** Sends what is left when the page is. */
export function sendOnLeave(desk: Desk): void {
  addEventListener("pagehide", () => {
    for (const report of desk.queue.read(desk)) {
      const body = new Blob([JSON.stringify(report)], { type: "application/json" });
      navigator.sendBeacon(`${proxy}consent`, body);
    }
  });
}

/** Counts that the notice was seen; nothing of the visitor's is kept. */
export function reportShown(desk: Desk): void {
  post("shown", desk.queue.describe(desk)).catch(() => {
    // A count that is lost is lost.
  });
}
