import { z } from "zod";
import { actorName, isAllowed } from "../domain/data-requests/permissions.ts";
import { applyProposals } from "../domain/policy/reading/apply-proposals.ts";
import type { PolicyReading } from "../domain/policy/reading/ports.ts";
import { type Proposal, proposalDecisions } from "../domain/policy/reading/proposal.ts";
import { createEmptyRegister } from "../domain/register/create-register.ts";
import { isSame } from "../domain/register/merge-registers.ts";
import type { Register } from "../domain/register/types.ts";
import type { RegisterVersion } from "../domain/register/version.ts";
import { presentReading } from "../ui/present/present-reading.ts";
import { counted } from "../ui/present/dates.ts";
import { readerOf } from "../ui/present/reader.ts";
import type { DecisionReply } from "../ui/reading-reply.ts";
import { findStaffNames } from "./register-conflict.server.ts";
import { refusal, requireAllowed, requireStaff, type StaffVisit } from "./staff-session.server.ts";

/** Somebody may save the register between reading and writing; so many in a row is no accident. */
const mostTries = 5;

const formSchema = z.object({
  decisions: z
    .string()
    .max(200_000)
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string().max(8), z.enum(proposalDecisions))),
});

/** One reading with its proposals as the register stands now. Throws a 404 when it is gone. */
export async function loadReading(request: Request, id: string) {
  const visit = await requireStaff(request);
  const { services, installation, actor } = visit;
  const reading = await getReading(visit, id);
  const version = await services.register.findCurrent(installation.id);
  const settings = await services.settings.get(installation.id);
  const saved = Number(new URL(request.url).searchParams.get("saved"));
  const isNewest = version !== undefined && version.number === saved && saved > 1;
  return {
    mayConfigure: isAllowed(actor, "configure"),
    undoable: isNewest ? saved : null,
    reading: presentReading(reading, {
      register: version?.register,
      names: await findStaffNames(visit),
      reader: readerOf(settings, services.clock.now()),
    }),
  };
}

async function getReading({ services, installation }: StaffVisit, id: string) {
  const reading = await services.policyReadings.find(installation.id, id);
  if (reading === undefined) throw refusal(404, "not-found");
  return reading;
}

/**
 * Keeps what was decided and makes one version of the register of all that was accepted. What the
 * register cannot hold (an address too long) is left out and counted.
 */
export async function decideReading(
  visit: StaffVisit,
  id: string,
  form: FormData,
): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "register.changed" });
  const { decisions } = formSchema.parse(Object.fromEntries(form));
  const reading = await getReading(visit, id);
  const accepted = reading.proposals.filter((one) => decisions[one.id] === "accepted");
  const { version, refused } = await takeOver(visit, reading, accepted);
  const known = new Set(reading.proposals.map((proposal) => proposal.id));
  const kept = Object.entries({ ...reading.decisions, ...decisions }).filter(([one]) =>
    known.has(one),
  );
  const { services, installation } = visit;
  await services.policyReadings.decide(installation.id, id, Object.fromEntries(kept));
  const message = sayOutcome(accepted.length - refused, refused);
  return Response.json({
    ok: true,
    message,
    number: version?.number ?? null,
  } satisfies DecisionReply);
}

function sayOutcome(taken: number, refused: number): string {
  const left = refused === 0 ? "" : `; ${counted(refused, "proposal")} could not be`;
  return taken === 0 ? `Noted${left}` : `${counted(taken, "proposal")} taken over${left}`;
}

type TakenOver = {
  /** Undefined when the register says it all already. */
  readonly version: RegisterVersion | undefined;
  readonly refused: number;
};

async function takeOver(
  visit: StaffVisit,
  reading: PolicyReading,
  accepted: readonly Proposal[],
): Promise<TakenOver> {
  const { services, installation, actor } = visit;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const current = await services.register.findCurrent(installation.id);
    const language = reading.findings.language === "sv" ? "sv" : "en";
    const before = current?.register ?? createEmptyRegister(language);
    const { register, refused } = applyEach(visit, before, accepted);
    if (isSame(register, before)) return { version: undefined, refused };
    const made = await services.register.makeVersion({
      ...{ installationId: installation.id, register, cause: "policy-read" },
      ...{ author: actorName(actor.userId), at: services.clock.now() },
      basedOn: current?.number ?? null,
    });
    if (made.ok) return { version: made.value, refused };
  }
  throw new Error("the register changes faster than it can be saved");
}

/** One after the other, so that what the register cannot hold does not keep out the rest. */
function applyEach(
  { services }: StaffVisit,
  before: Register,
  accepted: readonly Proposal[],
): { readonly register: Register; readonly refused: number } {
  let register = before;
  let refused = 0;
  for (const { change } of accepted) {
    const checked = services.register.parse(applyProposals(register, [change]));
    if (checked.ok) register = checked.value;
    else refused += 1;
  }
  return { register, refused };
}
