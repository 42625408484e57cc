import { z } from "zod";
import { actorName, isAllowed } from "../domain/data-requests/permissions.ts";
import { knownRecipients } from "../domain/register/known/known-recipients.ts";
import {
  type InterviewAnswers,
  type Question,
  type QuestionId,
  questionIds,
  questions,
} from "../domain/register/start/questions.ts";
import type { Controller } from "../domain/register/types.ts";
import type { InterviewReply } from "../ui/interview-reply.ts";
import type { ShownQuestion } from "../ui/interview-question.tsx";
import { presentProposals } from "../ui/present/present-proposals.ts";
import type { RegisterVisit } from "./register-visit.server.ts";
import { requireAllowed } from "./staff-session.server.ts";

/** What the page of the interview shows: the questions, and what was answered before. */
export async function loadInterview({ services, installation, actor, version }: RegisterVisit) {
  const { answers, at } = await services.register.interview.read(installation.id);
  const said = toTexts(version.register.controller);
  // Half-way it goes on with what was typed; a finished one begins with what the register says now.
  const texts = at === null ? { ...answers.texts, ...said } : { ...said, ...answers.texts };
  return {
    answers: { ...answers, texts },
    at,
    questions: questions.map(toShown),
    mayConfigure: isAllowed(actor, "configure"),
  };
}

/** Fields start from what the register says. */
function toTexts(controller: Controller): Readonly<Record<string, string>> {
  const { name, registrationNumber, email, phone } = controller;
  return Object.fromEntries(
    Object.entries({ name, registrationNumber, email, phone })
      .filter(([, text]) => text !== "")
      .map(([field, text]) => [`company.${field}`, text]),
  );
}

const yesOrNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

function toShown({ id, text, help, answer }: Question): ShownQuestion {
  const shared = { id, text, help, isMany: answer.kind !== "yes-or-no", options: [], fields: [] };
  switch (answer.kind) {
    case "yes-or-no":
      return { ...shared, options: yesOrNo };
    case "options":
      return { ...shared, options: answer.options };
    case "fields":
      return { ...shared, fields: answer.fields };
    case "tools": {
      const options = knownRecipients
        .filter(({ kind }) => answer.of.includes(kind))
        .map((known) => ({ value: known.id, label: known.product }))
        .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
      return { ...shared, options };
    }
  }
}

/**
 * Answers the interview's forms: `answer` keeps the answers so far, `propose` says what the register
 * could say, `accept` makes one version of what was taken. Throws a 403 for those who may not
 * change settings.
 */
export async function answerInterview(visit: RegisterVisit, form: FormData): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "register.changed" });
  if (form.get("intent") === "accept") {
    return accept(visit, readJson(form, "taken", z.array(z.string().max(200)).max(1_000)));
  }
  const { services, installation } = visit;
  const parsed = services.register.interview.parse(readJson(form, "answers", z.unknown()));
  if (!parsed.ok) return reply({ ok: false, message: sayFault(parsed.reason[0]?.path ?? "") });
  const at = questionIds.find((id) => id === form.get("at")) ?? null;
  await keep(visit, parsed.value, at);
  if (form.get("intent") === "answer") return reply({ ok: true, message: "Kept" });
  const { seen } = await services.register.interview.read(installation.id);
  const proposals = await services.register.interview.propose(installation.id);
  const { mainLanguage } = visit.version.register;
  const shown = presentProposals(proposals, seen.unseen, mainLanguage);
  return reply({ ok: true, message: "Looked", proposals: shown });
}

function keep(
  { services, installation }: RegisterVisit,
  answers: InterviewAnswers,
  at: QuestionId | null,
): Promise<void> {
  return services.register.interview.save(installation.id, answers, at);
}

function readJson<Value>(form: FormData, name: string, schema: z.ZodType<Value>): Value {
  const text = z.string().max(200_000).parse(form.get(name));
  return schema.parse(JSON.parse(text));
}

/** Names the field of a fault such as `texts.company.email`. */
function sayFault(path: string): string {
  const fields = questions.flatMap(({ answer }) => (answer.kind === "fields" ? answer.fields : []));
  const field = fields.find(({ id }) => path === `texts.${id}`);
  return field === undefined
    ? "An answer could not be read. Please go back and look at it."
    : `“${field.label}” is not written as it should be. Please go back and change it.`;
}

async function accept(visit: RegisterVisit, accepted: readonly string[]): Promise<Response> {
  const { services, installation, actor, version } = visit;
  const made = await services.register.interview.finish({
    ...{ installationId: installation.id, author: actorName(actor.userId) },
    ...{ accepted, basedOn: version.number },
  });
  return made.ok
    ? reply({ ok: true, message: "Added to the register", number: made.value.number })
    : reply({ ok: false, message: "Somebody else changed the register. Please try again." });
}

function reply(said: Pick<InterviewReply, "ok" | "message"> & Partial<InterviewReply>): Response {
  const body = { proposals: null, number: null, ...said } satisfies InterviewReply;
  return Response.json(body, { status: said.ok ? 200 : 409 });
}
