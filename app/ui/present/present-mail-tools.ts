import type { Channel, OptInRule } from "../../domain/newsletter/types.ts";
import { type Reader, toAgo, toDate, toDateTime } from "./dates.ts";

/** A mail tool as the page shows it. */
export type ShownMailTool = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly state: {
    readonly tone: "success" | "critical" | "info" | "attention";
    readonly text: string;
  };
  /** What it is told about, and whether it can be asked. */
  readonly about: string;
  readonly trouble: string | null;
  readonly isOn: boolean;
  readonly overlap: string | null;
};

/** Somebody who left, and whom another system has as subscribed since. */
export type ShownQuestion = {
  readonly proofId: string;
  readonly address: string;
  readonly channel: string;
  readonly askedAt: string;
};

export type ShownMailTools = {
  readonly rule: OptInRule;
  readonly tools: readonly ShownMailTool[];
  readonly questions: readonly ShownQuestion[];
};

const channelWords: Readonly<Record<Channel, string>> = {
  email: "E-mail",
  sms: "Text messages",
  whatsapp: "WhatsApp",
};

/** Why a tool did not take what it was told. */
const troubles: Readonly<Record<string, string>> = {
  "not-public": "Its address leads into a private network. Lagom only reaches public addresses.",
  "not-https": "Its address must begin with https:// and use the usual port.",
  "no-answer": "It could not be reached, or did not answer within ten seconds.",
  "unreadable-answer": "It answered something Lagom cannot read.",
};

/** A code as a sentence. */
export function toTroubleText(code: string): string {
  const known = troubles[code];
  if (known !== undefined) return known;
  const status = /^http-(\d{3})$/u.exec(code)?.[1];
  return status === undefined ? `It refused: ${code}.` : `It answered with the error ${status}.`;
}

/** Turns what is known of a shop's mail tools into what the page shows. */
export function presentMailTools(
  known: {
    readonly rule: OptInRule;
    readonly tools: readonly KnownTool[];
    readonly questions: readonly KnownQuestion[];
  },
  reader: Reader,
): ShownMailTools {
  return {
    rule: known.rule,
    tools: known.tools.map((tool) => presentTool(tool, reader)),
    questions: known.questions.map(({ proofId, address, channel, askedAt }) => ({
      ...{ proofId, address, channel: channelWords[channel], askedAt: toDateTime(askedAt, reader) },
    })),
  };
}

type KnownTool = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly readUrl: string | null;
  readonly channels: readonly Channel[];
  readonly isOn: boolean;
  readonly trouble: string | null;
  readonly lastOkAt: Date | null;
  readonly lastTriedAt: Date | null;
  readonly formerUntil: Date | null;
};

type KnownQuestion = {
  readonly proofId: string;
  readonly address: string;
  readonly channel: Channel;
  readonly askedAt: Date;
};

function presentTool(tool: KnownTool, reader: Reader): ShownMailTool {
  const { id, name, url, isOn, trouble, formerUntil } = tool;
  const told = tool.channels.map((channel) => channelWords[channel]).join(", ");
  const isHeld = formerUntil !== null && formerUntil > reader.now;
  return {
    ...{ id, name, url, isOn, state: stateOf(tool, reader) },
    about: `${told} · ${tool.readUrl === null ? "cannot be asked what holds" : "read back"}`,
    trouble: trouble === null || !isOn ? null : toTroubleText(trouble),
    overlap: isHeld
      ? `The secret before the present one signs too until ${toDate(formerUntil, reader)}.`
      : null,
  };
}

function stateOf(tool: KnownTool, reader: Reader): ShownMailTool["state"] {
  if (!tool.isOn) return { tone: "info", text: "Switched off" };
  if (tool.trouble !== null) return { tone: "critical", text: "Failing" };
  if (tool.lastOkAt === null) return { tone: "attention", text: "Not tried yet" };
  return { tone: "success", text: `Worked ${toAgo(tool.lastOkAt, reader)}` };
}
