import { z } from "zod";
import { readingSources } from "../domain/policy/reading/ports.ts";
import { actorName, isAllowed } from "../domain/data-requests/permissions.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";
import type { PageRefusal } from "../platform/web/read-page.server.ts";
import { presentReadings } from "../ui/present/present-reading.ts";
import { readerOf } from "../ui/present/reader.ts";
import type { ReadingReply } from "../ui/reading-reply.ts";
import { findStaffNames } from "./register-conflict.server.ts";
import { requireAllowed, requireStaff, type StaffVisit } from "./staff-session.server.ts";

const mostReadings = 20;
/** Characters; the longest policies have a tenth of it. */
const longestText = 1_000_000;

const formSchema = z.object({
  source: z.enum(readingSources),
  text: z.string().default(""),
  address: z.string().max(2_000).default(""),
});

/** The page that takes a policy in, with what was read before. */
export async function loadReadings(request: Request) {
  const visit = await requireStaff(request);
  const { services, installation, actor } = visit;
  const settings = await services.settings.get(installation.id);
  const heads = await services.policyReadings.list(installation.id, mostReadings);
  return {
    mayConfigure: isAllowed(actor, "configure"),
    readings: presentReadings(heads, {
      names: await findStaffNames(visit),
      reader: readerOf(settings, services.clock.now()),
    }),
  };
}

/** Takes a policy as it was handed in and reads it; answers the reading's id. */
export async function startReading(visit: StaffVisit, form: FormData): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "policy.read" });
  const entered = formSchema.parse(Object.fromEntries(form));
  const text = await findText(visit, entered);
  if (!text.ok) return reply({ ok: false, message: text.reason, id: null }, 422);
  const { services, installation, actor } = visit;
  const id = await services.policyReadings.read({
    ...{ installationId: installation.id, author: actorName(actor.userId) },
    ...{ source: entered.source, text: text.value },
    // What Shopify keeps is HTML, however little of it.
    format: entered.source === "shopify" ? "html" : "detect",
  });
  return reply({ ok: true, message: "The policy is read", id }, 200);
}

async function findText(
  visit: StaffVisit,
  entered: z.infer<typeof formSchema>,
): Promise<Result<string, string>> {
  const found = await takeText(visit, entered);
  if (!found.ok) return found;
  if (found.value.trim() === "") return err("There is no text in it.");
  const isTooLong = found.value.length > longestText;
  return isTooLong ? err("This is longer than any policy. Paste the policy alone.") : found;
}

async function takeText(
  { services, installation }: StaffVisit,
  { source, text, address }: z.infer<typeof formSchema>,
): Promise<Result<string, string>> {
  switch (source) {
    case "pasted":
      return text.trim() === "" ? err("Paste your policy first.") : ok(text);
    case "link": {
      if (address.trim() === "") return err("Enter the address of your policy first.");
      const whole = /^[a-z]+:\/\//iu.test(address.trim())
        ? address.trim()
        : `https://${address.trim()}`;
      const page = await services.policyReadings.fetchPage(whole);
      return page.ok ? page : err(pageWords[page.reason]);
    }
    case "shopify": {
      const signal = AbortSignal.timeout(20_000);
      const present = await services.policyReadings.findPresent(installation.id, signal);
      return present === undefined ? err(noPolicy) : ok(present);
    }
  }
}

const noPolicy =
  "Shopify has no privacy policy of this shop, or does not let Lagom read it. Paste the text instead.";

const pageWords: Readonly<Record<PageRefusal, string>> = {
  "not-https": "Lagom reads addresses that begin with https:// only, without a user name or port.",
  "not-public": "This address leads into a private network. Paste the text instead.",
  "not-found": "There is no page at this address. Please check it, or paste the text instead.",
  "not-text": "What is there is no page of text. Paste the policy instead.",
  "too-large": "The page is too large. Paste the policy alone.",
  "too-many-redirects": "The address leads on and on. Paste the text instead.",
  "no-answer": "The page did not answer in time. Try again, or paste the text instead.",
};

function reply(said: ReadingReply, status: number): Response {
  return Response.json(said, { status });
}
