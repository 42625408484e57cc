import type { TriedMail } from "../../domain/newsletter/inbound/try-mail.ts";
import { sayReason } from "../../ui/present/newsletter-words.ts";
import { presentTrial } from "../../ui/present/present-trial.ts";
import type { TrialReply } from "../../ui/newsletter/try-page.tsx";
import { readLimited } from "../read-form.server.ts";
import { requireStaff } from "../staff-session.server.ts";

const bodyBytesMax = 6_000_000;

/** Says what would be done about a mail somebody pasted or uploaded. It stays in this call. */
export async function tryMail(request: Request): Promise<Response> {
  const { services, installation } = await requireStaff(request);
  const tried = await readTried(request);
  if (tried === undefined) return answer({ ok: false, message: "Paste a mail or choose a file." });
  const trial = await services.newsletterDesk.tryMail(installation.id, tried);
  return answer(
    trial.ok
      ? { ok: true, trial: presentTrial(trial.value) }
      : { ok: false, message: `This cannot be read. ${sayReason(trial.reason)}` },
  );
}

async function readTried(request: Request): Promise<TriedMail | undefined> {
  const body = await readLimited(request, bodyBytesMax);
  if (body === undefined) return undefined;
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const file = form.get("file");
  if (file instanceof File) return { kind: "raw", raw: new Uint8Array(await file.arrayBuffer()) };
  const text = form.get("text");
  if (typeof text !== "string" || text.trim() === "") return undefined;
  return isSource(text) ? { kind: "raw", raw: Buffer.from(toLines(text)) } : { kind: "text", text };
}

/** A mail's source begins with header fields, a `From` among them (RFC 5322, section 3.6). */
function isSource(text: string): boolean {
  const [head = ""] = text.trimStart().split(/\r?\n\r?\n/u);
  const lines = head.split(/\r?\n/u);
  return lines.every((line) => /^(?:[!-9;-~]+:|[ \t])/u.test(line)) && /^from:/imu.test(head);
}

/** Forms send line ends as they please. */
function toLines(text: string): string {
  return text.trimStart().replace(/\r?\n/gu, "\r\n");
}

function answer(reply: TrialReply): Response {
  return Response.json(reply, { status: reply.ok ? 200 : 422 });
}
