import { isGranted } from "../../domain/data-map/places.ts";
import type { HomeView, RequestFilter } from "../../domain/data-requests/views.ts";
import { counted, toAgo, toDate, type Reader } from "./dates.ts";
import { presentList, type ListedRequest } from "./present-list.ts";
import type { Label, Tone } from "./request-words.ts";
import { erasureScopeWords, scopeWords, type ScopeWords } from "./scope-words.ts";

export type ShownTile = {
  readonly label: string;
  readonly count: number;
  readonly tone: Tone | null;
  readonly filter: RequestFilter;
};

export type ShownNotice = {
  readonly label: string;
  readonly text: string;
  readonly tone: Tone;
  readonly filter: RequestFilter;
};

export type ShownStep = {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  /** Where it is done, when that is one place. */
  readonly url?: string;
};

export type ShownConnection = {
  readonly title: string;
  readonly status: Label;
  readonly text: string;
};

export type ShownScope = {
  readonly scope: string;
  readonly title: string;
  readonly reason: string;
  readonly isGranted: boolean;
};

/** Home as it is shown: texts only. */
export type ShownHome = {
  readonly tiles: readonly ShownTile[];
  readonly notices: readonly ShownNotice[];
  readonly nextDue: readonly ListedRequest[];
  readonly connections: readonly ShownConnection[];
  /** Where an answer may look. */
  readonly scopes: readonly ShownScope[];
  /** What an erasure may clear. */
  readonly erasureScopes: readonly ShownScope[];
  readonly steps: readonly ShownStep[];
};

export type HomeContext = {
  readonly reader: Reader;
  readonly isMailSetUp: boolean;
  readonly contactEmail: string | null;
  /** Whether somebody saved what an erasure clears. */
  readonly hasChosenErasure: boolean;
  /** Whether the register was started. */
  readonly hasRegister: boolean;
  /** Where the cookie notice stands; its page says more. */
  readonly notice: Pick<ShownConnection, "status" | "text">;
};

/** Turns the counts and facts into Home. */
export function presentHome(view: HomeView, context: HomeContext): ShownHome {
  return {
    tiles: [
      { label: "Late", count: view.late, tone: view.late > 0 ? "critical" : null, filter: "late" },
      {
        label: "Due within 7 days",
        count: view.dueSoon,
        tone: view.dueSoon > 0 ? "warning" : null,
        filter: "open",
      },
      { label: "Being searched", count: view.inWork, tone: null, filter: "open" },
      { label: "Ready to hand over", count: view.ready, tone: null, filter: "ready" },
    ],
    notices: presentNotices(view),
    nextDue: presentList(view.nextDue, context.reader),
    connections: presentConnections(view, context),
    scopes: presentScopes(scopeWords, view.connections.grantedScopes),
    erasureScopes: presentScopes(erasureScopeWords, view.connections.grantedScopes),
    steps: presentSteps(view, context),
  };
}

type NoticeRow = readonly [count: number, label: string, text: string, tone: Tone];

function presentNotices({ late, attention }: HomeView): readonly ShownNotice[] {
  const { failed, unreadable, undeliveredMails: mails, undecidedMatches: matches } = attention;
  const rows: readonly NoticeRow[] = [
    [late, "Late", `${counted(late, "request is", "requests are")} past the deadline`, "critical"],
    [
      failed,
      "Failed",
      `${counted(failed, "request")} stopped and can be started again`,
      "critical",
    ],
    [mails, "Mail", `${counted(mails, "mail", "mails")} to you could not be delivered`, "critical"],
    [
      unreadable,
      "By hand",
      `${counted(unreadable, "request needs", "requests need")} a look from you`,
      "warning",
    ],
    [
      matches,
      "Decide",
      `${counted(matches, "possible match waits", "possible matches wait")} for you`,
      "attention",
    ],
  ];
  return rows.flatMap(([count, label, text, tone]) =>
    count === 0 ? [] : [{ label, text, tone, filter: label === "Late" ? "late" : "attention" }],
  );
}

function presentSteps({ connections }: HomeView, context: HomeContext): readonly ShownStep[] {
  const { grantedScopes } = connections;
  const granted = presentScopes(scopeWords, grantedScopes).filter((scope) => scope.isGranted);
  return [
    {
      title: "Lagom is installed",
      text: "Shopify passes requests on to Lagom from now on.",
      isDone: true,
    },
    {
      title: "Check where mails go",
      text:
        context.contactEmail === null
          ? "No contact address yet. Enter one in Settings."
          : `A mail goes to ${context.contactEmail} as soon as an answer is ready. It never holds anybody’s data.`,
      isDone: context.contactEmail !== null,
    },
    {
      title: "Choose who may open answers",
      text: "Until you choose, only the account owner may open answers and decide.",
      isDone: connections.hasChosenPermissions,
    },
    {
      title: "Choose what an erasure clears",
      text: "Until you choose, Lagom clears everything it may: order notes, drafts, comments and more. Name your bookkeeping country and financial year too.",
      isDone: context.hasChosenErasure,
      url: "/app/settings#erasure",
    },
    {
      title: "Fill the register",
      text: "Say once what your shop collects and who gets it. Policy, cookie notice and answers are printed from it.",
      isDone: context.hasRegister,
      url: "/app/register",
    },
    {
      title: "Choose where Lagom may look",
      text: "Grant the places your shop uses, such as orders older than 60 days.",
      isDone: granted.length > 0,
    },
  ];
}

function presentConnections(
  { connections }: HomeView,
  context: HomeContext,
): readonly ShownConnection[] {
  const { lastDelivery, withheldFields } = connections;
  return [
    {
      title: "Installed",
      status: { text: "Connected", tone: "success" },
      text: `Since ${toDate(connections.installedAt, context.reader)}.`,
    },
    lastDelivery === null
      ? {
          title: "Requests from Shopify",
          status: { text: "None yet", tone: null },
          text: "Shopify has not sent a request yet. The first one shows up here by itself.",
        }
      : {
          title: "Requests from Shopify",
          status: { text: "Arriving", tone: "success" },
          text: `Last one ${toAgo(lastDelivery.at, context.reader)}.`,
        },
    { title: "Cookie notice", ...context.notice },
    presentMail(connections.lastMail, context),
    presentProtected(withheldFields),
  ];
}

function presentProtected(withheld: readonly string[] | null): ShownConnection {
  const title = "Protected customer data";
  if (withheld === null) {
    return {
      title,
      status: { text: "Not known yet", tone: null },
      text: "Seen with the first search: Shopify may withhold names or addresses from apps.",
    };
  }
  return withheld.length === 0
    ? {
        title,
        status: { text: "Nothing withheld", tone: "success" },
        text: "Shopify withheld no protected field in the latest searches.",
      }
    : {
        title,
        status: { text: "Withheld", tone: "warning" },
        text: `Shopify withholds: ${withheld.join(", ")}. Answers say so.`,
      };
}

function presentMail(
  lastMail: HomeView["connections"]["lastMail"],
  { reader, isMailSetUp }: HomeContext,
): ShownConnection {
  const title = "Mail to you";
  if (!isMailSetUp) {
    return {
      title,
      status: { text: "Not set up", tone: "warning" },
      text: "Whoever runs Lagom has not set up mail. Look here for new requests.",
    };
  }
  if (lastMail === null) {
    return {
      title,
      status: { text: "No mail yet", tone: null },
      text: "You get a mail as soon as the first answer is ready.",
    };
  }
  const when = toAgo(lastMail.at, reader);
  return lastMail.status === "undelivered"
    ? {
        title,
        status: { text: "Not delivered", tone: "critical" },
        text: `The last mail (${when}) came back. Check the contact address in Settings.`,
      }
    : { title, status: { text: "Works", tone: "success" }, text: `Last mail ${when}.` };
}

/** Optional permissions with what they are for, and whether they are granted. */
export function presentScopes(
  words: Readonly<Record<string, ScopeWords>>,
  granted: readonly string[],
): readonly ShownScope[] {
  return Object.entries(words).map(([scope, said]) => ({
    scope,
    ...said,
    isGranted: isGranted(scope, granted),
  }));
}
