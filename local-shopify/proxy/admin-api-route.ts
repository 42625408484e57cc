import type { IncomingMessage, ServerResponse } from "node:http";

import type { AdminApi, ProtectedKind } from "../contract.ts";
import { applyFault, truncate } from "../control/faults.ts";
import type { Faults } from "../control/faults.ts";
import type { Installations } from "../oauth/installations.ts";
import { readBody, sendJson, sendText } from "./http-messages.ts";

/** What a call to the Admin API passes on its way. */
export type AdminApiDoor = {
  readonly api: AdminApi;
  readonly installations: Installations;
  readonly faults: Faults;
  readonly withheld: () => ReadonlySet<ProtectedKind>;
};

/** Answers `POST /admin/api/<version>/graphql.json` of one shop. */
export async function answerAdminApi(
  door: AdminApiDoor,
  call: { readonly shop: string; readonly apiVersion: string },
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const text = (await readBody(request)).toString("utf8");
  const fault = door.faults.take("graphql", call.shop, text);
  if (await applyFault(fault, response)) return;
  const scopes = grantedScopes(door.installations, call.shop, request);
  if (scopes === undefined) {
    sendJson(response, { status: 401, body: invalidTokenBody });
    return;
  }
  const body = parseJson(text);
  if (body === undefined) {
    sendJson(response, { status: 400, body: { errors: "Bad Request" } });
    return;
  }
  const withheld = door.withheld();
  const reply = await door.api.call({ ...call, scopes, withheld, body });
  sendText(response, {
    status: reply.status,
    body: truncate(JSON.stringify(reply.body), fault),
    headers: {
      "x-shopify-api-version": call.apiVersion,
      ...reply.headers,
      "content-type": "application/json; charset=utf-8",
    },
  });
}

const invalidTokenBody = {
  errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
};

/** Scopes of the installation, when the token is alive and of this shop. */
function grantedScopes(
  installations: Installations,
  shop: string,
  request: IncomingMessage,
): readonly string[] | undefined {
  const header = request.headers["x-shopify-access-token"];
  const token = typeof header === "string" ? header : "";
  const held = installations.findAccessToken(token);
  const installation = installations.find(shop);
  return held?.shop === shop && installation?.installed === true ? installation.scopes : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
