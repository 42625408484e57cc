import { isAllowed } from "../../domain/data-requests/permissions.ts";
import { channels } from "../../domain/newsletter/types.ts";
import { pieceField, readPlan, writeFound } from "../../ui/newsletter/list-piece.ts";
import { readLimited } from "../read-form.server.ts";
import { requireStaff } from "../staff-session.server.ts";
import { noteAct } from "./desk-visit.server.ts";

/** What the browser cuts at most, and a little more. */
const pieceBytesMax = 4_500_000;

/** Checks a piece of a list. It is in this call alone: nothing of it is kept. */
export async function checkListPiece(request: Request): Promise<Response> {
  const visit = await requireStaff(request);
  const { services, installation, actor } = visit;
  if (!isAllowed(actor, "download")) return refuse(403, "not-allowed");
  const { searchParams } = new URL(request.url);
  const channel = channels.find((one) => one === searchParams.get("channel")) ?? "email";
  const plan = readPlan(searchParams.get("plan"));
  const bytes = await readLimited(request, pieceBytesMax);
  if (bytes === undefined) return refuse(413, "not-text");
  if (plan === undefined) await noteAct(visit, "newsletter.list-checked", { channel });
  const of = { shop: installation.shop, channel };
  const checked = await services.newsletterDesk.checkPiece(of, { bytes, plan });
  if (!checked.ok) return refuse(422, checked.reason);
  const { value } = checked;
  return new Response(value.bytes, {
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "no-store",
      [pieceField]: writeFound({ plan: value.plan, counts: value.counts }),
    },
  });
}

function refuse(status: number, code: string): Response {
  return new Response(null, { status, headers: { "lagom-refused": code } });
}
