import type { HomeView, RequestFilter } from "../../domain/data-requests/views.ts";
import { counted, toAgo, toDate, type Reader } from "./dates.ts";
import { presentList, type ListedRequest } from "./present-list.ts";
import type { Label, Tone } from "./request-words.ts";
import { scopeWords } from "./scope-words.ts";

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

export type ShownStep = { readonly title: string; readonly text: string; readonly isDone: boolean };

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
  readonly scopes: readonly ShownScope[];
  readonly steps: readonly ShownStep[];
};

export type HomeContext = {
  readonly reader: Reader;
  readonly isMailSetUp: boolean;
  readonly contactEmail: string | null;
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
    scopes: presentScopes(view.connections.grantedScopes),
    steps: presentSteps(view, context),
  };
}

function presentNotices({ late, attention }: HomeView): readonly ShownNotice[] {
  const { failed, unreadable, undeliveredMails, undecidedMatches } = attention;
  const mails = counted(undeliveredMails, "mail", "mails");
  const all: readonly (readonly [number, ShownNotice])[] = [
    [
      late,
      {
        label: "Late",
        text: `${counted(late, "request is", "requests are")} past the deadline`,
        tone: "critical",
        filter: "late",
      },
    ],
    [
      failed,
      {
        label: "Failed",
        text: `${counted(failed, "search", "searches")} can be started again`,
        tone: "critical",
        filter: "attention",
      },
    ],
    [
      undeliveredMails,
      {
        label: "Mail",
        text: `${mails} to you could not be delivered`,
        tone: "critical",
        filter: "attention",
      },
    ],
    [
      unreadable,
      {
        label: "By hand",
        text: `${counted(unreadable, "request needs", "requests need")} a look from you`,
        tone: "warning",
        filter: "attention",
      },
    ],
    [
      undecidedMatches,
      {
        label: "Decide",
        text: `${counted(undecidedMatches, "possible match waits", "possible matches wait")} for you`,
        tone: "attention",
        filter: "attention",
      },
    ],
  ];
  return all.flatMap(([count, notice]) => (count > 0 ? [notice] : []));
}

function presentSteps({ connections }: HomeView, context: HomeContext): readonly ShownStep[] {
  const granted = presentScopes(connections.grantedScopes).filter((scope) => scope.isGranted);
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
      isDone: false,
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
    presentMail(connections.lastMail, context),
    withheldFields.length === 0
      ? {
          title: "Protected customer data",
          status: { text: "Nothing withheld", tone: "success" },
          text: "Shopify withheld no protected field in the latest searches.",
        }
      : {
          title: "Protected customer data",
          status: { text: "Withheld", tone: "warning" },
          text: `Shopify withholds: ${withheldFields.join(", ")}. Answers say so.`,
        },
  ];
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

function presentScopes(granted: readonly string[]): readonly ShownScope[] {
  return Object.entries(scopeWords).map(([scope, words]) => ({
    scope,
    ...words,
    isGranted: granted.includes(scope),
  }));
}
