import { parseShopDomain, type ShopDomain } from "../domain/shared/ids.ts";
import { getServices, type Services } from "../services.server.ts";
import { readLimited } from "./read-form.server.ts";

/** A call of a shop's own sending system, signed by its sender key. */
export type SignedRequest = {
  readonly services: Services;
  readonly shop: ShopDomain;
  /** What it holds as JSON; undefined where it is none. */
  readonly asked: unknown;
};

/**
 * Reads a call whose fields `lagom-shop`, `lagom-timestamp` and `lagom-signature` say who signed it.
 *
 * @param bytesMax how long its body may be
 * @returns the answer to give where it is not one
 */
export async function readSignedCall(
  request: Request,
  bytesMax: number,
): Promise<SignedRequest | Response> {
  if (request.method !== "POST") return answerCall(405, { error: "POST the addresses" });
  const services = await getServices();
  const shop = parseShopDomain(request.headers.get("lagom-shop") ?? "");
  const body = (await readLimited(request, bytesMax))?.toString("utf8");
  if (body === undefined) return answerCall(413, { error: "too long" });
  if (shop === undefined || !(await isSigned(services, { request, shop, body }))) {
    return answerCall(401, { error: "not signed by the shop's sender key" });
  }
  return { services, shop, asked: parseJson(body) };
}

async function isSigned(
  { newsletter, clock }: Services,
  { request, shop, body }: { request: Request; shop: ShopDomain; body: string },
): Promise<boolean> {
  const timestamp = request.headers.get("lagom-timestamp") ?? "";
  const signature = request.headers.get("lagom-signature") ?? "";
  return newsletter.senderKeys.isSigned({ shop, timestamp, body, signature }, clock.now());
}

/** JSON nobody keeps. */
export function answerCall(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
