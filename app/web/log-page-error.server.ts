import { isRouteErrorResponse } from "@remix-run/react";
import type { Log } from "../logging/log.server.ts";

/** A request that went wrong, as Remix tells of it. */
export type FailedRequest = {
  readonly request: Request;
  /** What stands in its address in place of `:name`. */
  readonly params: Readonly<Record<string, string | undefined>>;
};

/**
 * Writes what broke a page to the log. Of the address only the route's pattern
 * is named, for anything may stand in an address. A visitor who left, or who
 * asked for what is not there, is no error.
 */
export function logPageError(log: Log, error: unknown, { request, params }: FailedRequest): void {
  if (request.signal.aborted) return;
  const { method } = request;
  if (isRouteErrorResponse(error)) {
    log.info({ method, status: error.status }, "request refused");
    return;
  }
  log.error({ method, route: patternOf(request, params), err: error }, "page failed");
}

function patternOf(request: Request, params: FailedRequest["params"]): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [value, `:${name}`]));
  const parts = new URL(request.url).pathname.split("/");
  return parts.map((part) => names.get(decoded(part)) ?? part).join("/");
}

/** Anybody may write `%E0` into an address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
