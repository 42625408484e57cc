import type { Tracker } from "../online-store/trackers.ts";
import { findTrackerFile } from "../online-store/trackers.ts";
import { requestHost, requestUrl, sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";

/** Answers for the third parties (`*.example.test`) whose scripts, pixels and frames were planted. */
export function createTrackerHost(trackersOfAllShops: () => readonly Tracker[]): HostHandler {
  return (request, response) => {
    const host = requestHost(request);
    const file = findTrackerFile(trackersOfAllShops(), host, requestUrl(request).pathname);
    if (file === undefined) {
      sendText(response, { status: 404, body: "Nobody is here." });
      return;
    }
    const { body, contentType, setCookie } = file;
    response.writeHead(200, {
      "content-type": contentType,
      "cache-control": "no-store",
      ...(setCookie === undefined ? {} : { "set-cookie": setCookie }),
    });
    response.end(body);
  };
}
