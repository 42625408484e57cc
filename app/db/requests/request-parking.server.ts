import type { RequestParking } from "../../domain/data-requests/waiting.ts";
import { type StopDeps, stopRequest } from "./stop-request.server.ts";

/** Lays requests aside that cannot be searched for now. An answer that stands is left as it is. */
export function createRequestParking(deps: StopDeps): RequestParking {
  return { park: (request) => stopRequest(deps, { ...request, status: "needs-attention" }) };
}
