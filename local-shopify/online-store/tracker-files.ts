import { cookieCode, scriptHost, type Tracker, writeScript } from "./trackers.ts";

/** The file of a tracker that a path names, with what is sent along. */
export type TrackerFile = {
  readonly body: string | Buffer;
  readonly contentType: string;
  readonly setCookie: string | undefined;
};

/** A transparent GIF of one pixel. */
const pixelGif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const framePage = `<!doctype html><html lang="en"><title>Frame</title><p>A frame of somebody else's.</p></html>`;

const script = "text/javascript; charset=utf-8";

const filePath = /\/(tracker|inner|collect)-([\w-]+?)(?:\.(js|gif|html))?$/u;

/** Finds a tracker's file by host (null: the shop's own) and path. */
export function findTrackerFile(
  trackers: readonly Tracker[],
  host: string | null,
  pathname: string,
): TrackerFile | undefined {
  const [, part, id, ending = ""] = filePath.exec(pathname) ?? [];
  const isOuterScript = part === "tracker" && ending === "js";
  const hostOf = (one: Tracker) => (isOuterScript ? scriptHost(one) : one.host);
  const tracker = trackers.find((one) => one.id === id && hostOf(one) === host);
  if (tracker === undefined) return undefined;
  if (isOuterScript)
    return { body: writeScript(tracker), contentType: script, setCookie: undefined };
  if (part === "inner")
    return { body: cookieCode(tracker), contentType: script, setCookie: undefined };
  const setCookie = cookieLine(tracker);
  if (part === "collect") return { body: "", contentType: "text/plain", setCookie };
  return ending === "gif"
    ? { body: pixelGif, contentType: "image/gif", setCookie }
    : { body: framePage, contentType: "text/html; charset=utf-8", setCookie };
}

/** An inline script sets its cookie itself; its pixel only tells its host. */
function cookieLine({ kind, name, seconds, host }: Tracker): string | undefined {
  if (kind === "inline") return undefined;
  const age = seconds === null ? "" : `; Max-Age=${String(seconds)}`;
  return `${name}=1; Path=/${age}; Secure; SameSite=${host === null ? "Lax" : "None"}`;
}
