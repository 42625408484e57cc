import type { ServerResponse } from "node:http";
import { findTrackerFile, type TrackerFile } from "../online-store/tracker-files.ts";
import type { Tracker } from "../online-store/trackers.ts";
import { requestHost, requestUrl, sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";

/** What a third party was asked for by a visitor's browser. */
export type TrackerRequest = {
  readonly atMs: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Origin or page it came from, as far as the browser tells. */
  readonly referer: string | null;
  /** Names of the cookies the browser sent along. */
  readonly cookies: readonly string[];
};

/** Answers for the third parties (`*.example.test`) whose scripts, pixels and frames were planted. */
export function createTrackerHost(
  trackersOfAllShops: () => readonly Tracker[],
  note: (request: TrackerRequest) => void,
): HostHandler {
  return (request, response) => {
    const host = requestHost(request);
    const { pathname: path } = requestUrl(request);
    const { method = "GET", headers } = request;
    const cookies = (headers.cookie ?? "").split(";").flatMap((pair) => {
      const [name = ""] = pair.split("=");
      return name.trim() === "" ? [] : [name.trim()];
    });
    note({ atMs: Date.now(), method, host, path, referer: headers.referer ?? null, cookies });
    const file = findTrackerFile(trackersOfAllShops(), host, path);
    if (file === undefined) sendText(response, { status: 404, body: "Nobody is here." });
    else sendTracker(response, file);
  };
}

/** Sends a file of a tracker: never kept, so that each page asks for it again. */
export function sendTracker(response: ServerResponse, file: TrackerFile): void {
  const { body, contentType, setCookie } = file;
  response.writeHead(200, {
    "content-type": contentType,
    "cache-control": "no-store",
    ...(setCookie === undefined ? {} : { "set-cookie": setCookie }),
  });
  response.end(body);
}
