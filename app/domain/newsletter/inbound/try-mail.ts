import type { InstallationId } from "../../shared/ids.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { MailOutcome } from "./ports.ts";
import { readMail } from "./read-mail.ts";
import type { TakeMailDeps } from "./take-mail.ts";
import type { InboundMail, MailReading } from "./types.ts";

export type TryMailDeps = Pick<TakeMailDeps, "parse" | "judge" | "knowledge">;

/** A raw mail, or only what is written in one. */
export type TriedMail =
  | { readonly kind: "raw"; readonly raw: Uint8Array }
  | { readonly kind: "text"; readonly text: string };

/** What would be done about a mail. */
export type MailTrial = {
  readonly reading: MailReading;
  /** Whether the writer is proven; undefined where only text was given. */
  readonly sender: { readonly isProven: boolean; readonly reason: string } | undefined;
  /** The weightiest first. */
  readonly outcomes: readonly MailOutcome[];
};

/**
 * Reads a mail as one that came in would be read, and does nothing: nothing is kept, sent or changed.
 * A link's token is not looked for.
 */
export async function tryMail(
  deps: TryMailDeps,
  installation: InstallationId,
  tried: TriedMail,
): Promise<Result<MailTrial, string>> {
  const parsed = tried.kind === "raw" ? await deps.parse(tried.raw) : ok(toMail(tried.text));
  if (!parsed.ok) return err(parsed.reason);
  const mail = parsed.value;
  const reading = readMail(mail, await deps.knowledge.of(installation, mail));
  const verdict = tried.kind === "raw" ? await deps.judge(tried.raw, {}) : undefined;
  const sender =
    verdict === undefined
      ? undefined
      : { isProven: verdict.verdict === "authenticated", reason: verdict.reason };
  return ok({ reading, sender, outcomes: outcomesOf({ reading, mail, sender }) });
}

type Read = Pick<MailTrial, "reading" | "sender"> & { readonly mail: InboundMail };

function outcomesOf({ reading, mail, sender }: Read): readonly MailOutcome[] {
  const outcomes: MailOutcome[] = [];
  if (reading.acts.includes("open-case")) outcomes.push("case-opened");
  if (reading.acts.includes("opt-out-now")) {
    // A text by itself has no sender: what is shown is what becomes of one that is not proven.
    if (sender !== undefined && mail.from.address === "") outcomes.push("refused");
    else outcomes.push(sender?.isProven === true ? "left-newsletter" : "confirmation-sent");
  }
  return outcomes.length === 0 ? ["left-alone"] : outcomes;
}

function toMail(text: string): InboundMail {
  const from = { address: "", name: "" };
  return {
    ...{ messageId: "", from, to: [], subject: "", headers: new Map(), text },
    ...{ isHtmlOnly: false, inReplyTo: [], references: [] },
  };
}
