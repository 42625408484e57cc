import type { BounceIntake } from "../mail/mailing.server.ts";

/** A report quotes headers, not whole mails of any size. */
const bounceBytesMax = 1024 * 1024;

/**
 * Answers a posted bounce: 200 with what became of it, 404 when the intake is
 * not set up, 401 without its token, 405, 413.
 */
export async function takeBounce(
  intake: BounceIntake | undefined,
  request: Request,
): Promise<Response> {
  if (intake === undefined) return refuse(404, "the intake of bounces is not set up");
  if (request.method !== "POST") return refuse(405, "POST a mail", { allow: "POST" });
  if (!intake.isAllowed(request.headers.get("authorization"))) {
    return refuse(401, "a valid token is needed", { "www-authenticate": "Bearer" });
  }
  const raw = await readBody(request);
  if (raw === undefined) return refuse(413, `a mail may measure ${bounceBytesMax} bytes at most`);
  return Response.json({ outcome: await intake.take(raw) });
}

/** The body, or undefined as soon as it is larger than allowed, whatever its headers say. */
async function readBody(request: Request): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > bounceBytesMax) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}

function refuse(status: number, reason: string, headers: Record<string, string> = {}): Response {
  return new Response(`${reason}\n`, { status, headers });
}
