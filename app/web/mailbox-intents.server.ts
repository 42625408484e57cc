import { z } from "zod";
import { actorName } from "../domain/data-requests/permissions.ts";
import type { TimelineEntry } from "../domain/data-requests/admin-ports.ts";
import { settleMailbox } from "../domain/newsletter/mailboxes/settle-mailbox.ts";
import type { KeptMailbox } from "../domain/newsletter/mailboxes/types.ts";
import { sayTrial } from "../ui/present/mailbox-words.ts";
import type { MailboxReply } from "../ui/mailbox-reply.ts";
import { createRequestLimit } from "./request-limit.server.ts";
import { refusal, requireAllowed, type StaffVisit } from "./staff-session.server.ts";

const text = (most: number) => z.string().max(most).default("");

const formSchema = z.object({
  signIn: text(20),
  host: text(300),
  port: text(10),
  encryption: text(20),
  user: text(400),
  folder: text(300),
  password: text(8_000),
  clientId: text(400),
  clientSecret: text(8_000),
  refreshToken: text(8_000),
  authservId: text(300),
  hops: text(3),
});

/** Each try signs in somewhere else: nobody is to guess passwords by it. */
const isOftenTried = createRequestLimit({
  ...{ windowMs: 10 * 60_000, perClient: 20, perShop: 40 },
  nowMs: () => Date.now(),
});

/** The mailbox of an address's `$id`; undefined for `new`. Throws a 404 for one that is not there. */
export async function requireMailbox(
  { services, installation }: StaffVisit,
  id: string,
): Promise<KeptMailbox | undefined> {
  if (id === "new") return undefined;
  const known = z.uuid().safeParse(id);
  const mailbox = known.success
    ? await services.mailboxes.find(installation.id, known.data)
    : undefined;
  if (mailbox === undefined) throw refusal(404, "not-found");
  return mailbox;
}

/**
 * Answers the form of one mailbox: `intent` is `save`, `try` (connect once, keep nothing) or `remove`.
 * Throws a 403 for those who may not change settings.
 */
export async function changeMailbox(
  visit: StaffVisit,
  id: string,
  form: FormData,
): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "mailbox.saved" });
  const mailbox = await requireMailbox(visit, id);
  if (form.get("intent") === "remove") return removeMailbox(visit, mailbox);
  const { services, installation, actor } = visit;
  const entered = formSchema.parse(Object.fromEntries(form));
  const former = mailbox?.settings ?? null;
  const settled = settleMailbox(entered, former, services.mailboxes.innerHosts);
  if (!settled.ok) {
    const faults = Object.fromEntries(settled.reason.map(({ field, message }) => [field, message]));
    return reply({ ok: false, message: "Please check the marked fields", faults }, 422);
  }
  if (form.get("intent") === "try") {
    if (isOftenTried(installation.id, actor.userId) > 0) {
      return reply({ ok: false, message: "Tried very often. Please wait some minutes." }, 429);
    }
    const trial = sayTrial(await services.mailboxes.try(settled.value));
    return reply({ ok: trial.isGood, message: trial.title, trial });
  }
  const saved = await services.mailboxes.save({
    ...{ installationId: installation.id, id: mailbox?.id ?? null, settings: settled.value },
    entry: entryOf(visit, "mailbox.saved"),
  });
  return saved === undefined
    ? reply({ ok: false, message: "A shop can have ten mailboxes. Remove one first." }, 409)
    : reply({ ok: true, message: "Saved. Lagom looks in within seconds.", isSaved: true });
}

async function removeMailbox(
  visit: StaffVisit,
  mailbox: KeptMailbox | undefined,
): Promise<Response> {
  const { services, installation } = visit;
  if (mailbox === undefined) throw refusal(404, "not-found");
  const entry = entryOf(visit, "mailbox.removed");
  await services.mailboxes.remove(installation.id, mailbox.id, entry);
  return reply({
    ok: true,
    message: "Removed. Nothing in the mailbox was changed.",
    isSaved: true,
  });
}

const listSchema = z.object({
  intent: z.enum(["turn-on", "turn-off", "open-forwarding", "renew-forwarding"]),
  id: z.uuid().optional(),
});

/** Answers the list of mailboxes: turning one off or on, and the address mails are forwarded to. */
export async function changeMailboxes(visit: StaffVisit, form: FormData): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "mailbox.saved" });
  const { services, installation } = visit;
  const { intent, id } = listSchema.parse(Object.fromEntries(form));
  if (intent === "open-forwarding") {
    await services.inboundMail.openForwarding(installation.id);
    return reply({ ok: true, message: "The address is ready" });
  }
  if (intent === "renew-forwarding") {
    await services.inboundMail.forwarding.renew(installation.id, services.clock.now());
    await services.events.record(entryOf(visit, "mailbox.address-renewed"));
    return reply({ ok: true, message: "The former address takes no more mail" });
  }
  const isOn = intent === "turn-on";
  const entry = entryOf(visit, isOn ? "mailbox.turned-on" : "mailbox.turned-off");
  await services.mailboxes.turn(installation.id, id ?? "", { isOn, entry });
  return reply({ ok: true, message: isOn ? "Turned on" : "Turned off" });
}

function entryOf({ services, installation, actor }: StaffVisit, action: string): TimelineEntry {
  return {
    ...{ installationId: installation.id, dataRequestId: null, at: services.clock.now() },
    ...{ action, actor: actorName(actor.userId), detail: {} },
  };
}

function reply(
  body: Pick<MailboxReply, "ok" | "message"> & Partial<MailboxReply>,
  status = 200,
): Response {
  const whole: MailboxReply = { faults: {}, isSaved: false, trial: null, ...body };
  return Response.json(whole, { status });
}
