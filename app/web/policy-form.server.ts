import { z } from "zod";
import { actorName } from "../domain/data-requests/permissions.ts";
import { digestOf } from "../domain/policy/publication/run-publication.ts";
import { missingScopes, scopesToPublish } from "../domain/policy/publication/needed-scopes.ts";
import { publicationTargets, type PublicationTarget } from "../domain/policy/types.ts";
import type { ActionReply } from "../ui/action-reply.ts";
import { startRefusals } from "../ui/present/policy-words.ts";
import { requireAllowed, type StaffVisit } from "./staff-session.server.ts";

const startSchema = z.object({
  intent: z.literal("publish"),
  targets: z.string().transform((text) => text.split(" ").filter((one) => one !== "")),
  /** YYYY-MM-DD, or empty for now. */
  on: z.string(),
  takeOver: z.enum(["yes", "no"]),
  overwrite: z.enum(["yes", "no"]),
});
const otherSchema = z.object({
  intent: z.enum(["cancel", "retry", "look", "keep-theirs", "take-mine"]),
  id: z.string().default(""),
});

/** What the policy page can be asked to do; each is for whoever may change the settings. */
export async function takePolicyForm(visit: StaffVisit, form: FormData): Promise<Response> {
  const fields = Object.fromEntries(form);
  const intent = form.get("intent");
  await requireAllowed(visit, {
    permission: "configure",
    attempt: typeof intent === "string" ? `policy.${intent.slice(0, 20)}` : "policy",
  });
  const start = startSchema.safeParse(fields);
  if (start.success) return publish(visit, start.data);
  const other = otherSchema.safeParse(fields);
  if (!other.success) return refuse("not-found");
  const { intent: wish, id } = other.data;
  if (wish === "take-mine") return takeMine(visit);
  return wish === "look" || wish === "keep-theirs" ? compare(visit, wish) : change(visit, wish, id);
}

async function publish(
  { services, installation, actor }: StaffVisit,
  { targets: wanted, on, takeOver, overwrite }: z.infer<typeof startSchema>,
): Promise<Response> {
  const { id: installationId, grantedScopes } = installation;
  const targets = publicationTargets.filter((target) => wanted.includes(target));
  const { timeZone } = await services.settings.get(installationId);
  const { noticeTag } = await services.register.settings.get(installationId);
  if (lacksScopes(targets, { grantedScopes, takeOver: takeOver === "yes" })) {
    return refuse("scopes-missing");
  }
  const started = await services.policy.start({
    ...{ installationId, targets, noticeTag, timeZone },
    on: on === "" ? null : on,
    choices: { takeOver: takeOver === "yes", overwrite: overwrite === "yes" },
    author: actorName(actor.userId),
  });
  if (!started.ok) return refuse(started.reason.code);
  await services.register.settings.save(installationId, { targets });
  return accept(on === "" ? "Being published" : "Planned");
}

function lacksScopes(
  targets: readonly PublicationTarget[],
  {
    grantedScopes,
    takeOver,
  }: { readonly grantedScopes: readonly string[]; readonly takeOver: boolean },
): boolean {
  if (!targets.includes("shopify-policy")) return false;
  const needed = scopesToPublish({ languages: 2, isShopifyManaged: takeOver });
  return missingScopes(needed, grantedScopes).length > 0;
}

async function change(
  { services, installation, actor }: StaffVisit,
  intent: "cancel" | "retry",
  id: string,
): Promise<Response> {
  const doing = {
    installationId: installation.id,
    author: actorName(actor.userId),
    at: services.clock.now(),
  };
  const { publications } = services.policy;
  const isId = z.uuid().safeParse(id).success;
  const done = isId ? await publications[intent](id, doing) : undefined;
  if (done?.ok !== true) return refuse(done?.reason ?? "not-found");
  return accept(intent === "cancel" ? "Taken back" : "Started again");
}

/** Writes the published edition again where somebody else wrote over it. */
async function takeMine({ services, installation, actor }: StaffVisit): Promise<Response> {
  const { store, publications } = services.policy;
  const publication = await store.findPublished(installation.id);
  if (publication === undefined) return refuse("not-found");
  const done = await publications.takeMine(publication, {
    ...{ installationId: installation.id, author: actorName(actor.userId) },
    at: services.clock.now(),
  });
  return done.ok ? accept("Being published again") : refuse(done.reason);
}

/** Reads what stands in the store now; with `keep-theirs` what is different there may stay. */
async function compare(
  { services, installation, actor }: StaffVisit,
  intent: "look" | "keep-theirs",
): Promise<Response> {
  const installationId = installation.id;
  const signal = AbortSignal.timeout(20_000);
  const changed = await services.policy.look(installationId, signal);
  if (changed === undefined) return refuse("not-found");
  if (intent === "look") {
    return accept(changed.length === 0 ? "Everything stands as published" : "Something differs");
  }
  const publication = await services.policy.store.findPublished(installationId);
  if (publication === undefined) return refuse("not-found");
  const kept = changed.map(({ step, standing }) => ({
    ...{ target: step.target, language: step.language },
    remoteDigest: digestOf(services.policy.digest, standing),
  }));
  await services.policy.publications.keepTheirs(publication, kept, {
    ...{ installationId, author: actorName(actor.userId), at: services.clock.now() },
  });
  return accept("Left as it is");
}

function accept(message: string): Response {
  return Response.json({ ok: true, message } satisfies ActionReply);
}

function refuse(code: string): Response {
  const message = startRefusals[code] ?? "This could not be done.";
  return Response.json({ ok: false, message } satisfies ActionReply, { status: 409 });
}
