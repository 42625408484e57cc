import type { ScanTrouble } from "../../domain/promises/ports.ts";
import type { Drift, ScanPage, ScanPhase } from "../../domain/promises/types.ts";

/** A promise in the merchant's words, what looks after it, and why it may not be known. */
export type PromiseWords = {
  readonly title: string;
  /** What shows that it is kept. */
  readonly shownBy: string;
  /** Why nothing shows it now. */
  readonly unknown: string;
};

const needsScan = "No look at the storefront within the last 35 days shows it.";
const unclear =
  "No look at the storefront within the last 35 days shows it, or something is stored that the register says nothing of.";
const notChecked = "Lagom does not check this yet. Look after it yourself.";
const noRequest = "No such request has been finished yet, so nothing shows it.";

export const promiseWords: Readonly<Record<string, PromiseWords>> = {
  "purposes-published": {
    title: "The policy says what you do with data",
    shownBy: "The published policy is compared with the register.",
    unknown: "No policy has been published from the register yet.",
  },
  "scopes-needed": {
    title: "Lagom itself may do only what you have a use for",
    shownBy: "Lagom’s permissions are compared with the register’s purposes.",
    unknown: "Start the register first: without purposes there is nothing to compare with.",
  },
  "not-sold": {
    title: "Data is not sold, traded or lent",
    shownBy: "Nothing yet.",
    unknown: notChecked,
  },
  "recipients-named": {
    title: "Everybody who gets data is named",
    shownBy:
      "Who the storefront contacts, and whom Lagom itself sent data to, is looked up. Who stands on your orders is not.",
    unknown: needsScan,
  },
  "unsubscribe-link": {
    title: "Every newsletter has a link to leave it",
    shownBy: "Nothing yet.",
    unknown: notChecked,
  },
  "opt-out-answers": {
    title: "Whoever writes to you leaves every mailing",
    shownBy: "Mail to your contact address is watched.",
    unknown:
      "Mail is not known to fail. Whether people are taken off every list, Lagom does not check yet.",
  },
  "cookies-declared": {
    title: "All cookies are in the cookie table",
    shownBy: "What the storefront stores is compared with the register.",
    unknown: needsScan,
  },
  "cookies-wait": {
    title: "Nothing optional is stored before a choice",
    shownBy: "The storefront is looked at without choosing anything.",
    unknown: unclear,
  },
  "theme-waits": {
    title: "What your theme loads waits for a yes",
    shownBy: "The pages are read as your shop sends them, before any script runs.",
    unknown:
      "No look at the storefront within the last 35 days shows it, or your theme loads something of somebody the register does not name.",
  },
  "refusal-holds": {
    title: "A no is kept",
    shownBy: "The storefront is looked at after refusing.",
    unknown:
      "Lagom could not refuse in a cookie notice within the last 35 days, or something is there that the register says nothing of.",
  },
  "notice-shown": {
    title: "Visitors are asked, and can say no as easily as yes",
    shownBy: "The scan looks for the cookie notice and its buttons.",
    unknown: needsScan,
  },
  "policy-stands": {
    title: "The policy in your shop is the one you published",
    shownBy: "The policy is read back from Shopify.",
    unknown: "No policy has been published from Lagom yet.",
  },
  "changes-told": {
    title: "People are told when the policy changes",
    shownBy: "Every notice about a change is recorded.",
    unknown: "Nobody had to be told of a change yet.",
  },
  "access-in-time": {
    title: "People get their data in time",
    shownBy: "Deadlines of requests are watched.",
    unknown: noRequest,
  },
  "correction-in-time": {
    title: "Wrong data is corrected in time",
    shownBy: "Deadlines of requests are watched.",
    unknown: noRequest,
  },
  "erasure-in-time": {
    title: "Data is deleted in time",
    shownBy: "Deadlines of requests are watched.",
    unknown: noRequest,
  },
  "retention-held": {
    title: "Data goes when its time is over",
    shownBy: "What Lagom itself keeps is looked at; your other tools are not.",
    unknown:
      "Nothing Lagom keeps has come to its last day yet. Your other tools are not looked at.",
  },
  "contact-answers": {
    title: "You can be reached",
    shownBy: "Mail to your contact address is watched.",
    unknown: "No mail has gone to your contact address yet.",
  },
};

export type DriftWords = {
  readonly what: (subject: string) => string;
  /** What to do, and the words of the link. */
  readonly todo: string;
  readonly link: string;
};

const addIt = "Add it to the register, or take it out of your theme or apps.";

export const driftWords: Readonly<Record<Drift["code"], DriftWords>> = {
  "undeclared-storage": {
    what: (name) => `“${name}” is stored on visitors’ devices and is not in the register.`,
    ...{ todo: addIt, link: "See the scan" },
  },
  "storage-before-choice": {
    what: (name) => `“${name}” needs a yes and is there before anybody has chosen.`,
    todo: "Let the app or script that sets it wait for the visitor’s choice.",
    link: "See who sets it",
  },
  "storage-after-refusing": {
    what: (name) => `“${name}” needs a yes and comes although the visitor said no.`,
    todo: "Let the app or script that sets it respect the visitor’s choice.",
    link: "See who sets it",
  },
  "undeclared-recipient": {
    what: (name) =>
      name.includes(".")
        ? `${name} is contacted and belongs to nobody in the register.`
        : `Lagom sent data to ${codeWords[name] ?? name}, which is not named in the register.`,
    ...{ todo: "Add who it is to the register, or stop contacting it.", link: "Add it" },
  },
  "written-in-theme": {
    what: (address) =>
      `Your theme writes ${address} into the page. Browsers fetch it before the notice can hold it back.`,
    todo: "Change one line of the theme.",
    link: "See which, and how",
  },
  "scope-beyond-purposes": {
    what: (scope) =>
      `Lagom holds the permission ${scope}, and no purpose in the register needs it.`,
    todo: "Add the purpose “Privacy requests” to the register if it is missing, or take the permission back in Shopify.",
    link: "Open the register",
  },
  "retention-passed": {
    what: (subject) =>
      subject === "answers"
        ? "Answers are still here past their last day."
        : "Fields of orders are still here past the last day a law kept them.",
    todo: "Lagom tries again by itself every hour. If it stays, see what hinders it.",
    link: "See them",
  },
  "opt-out-channel-silent": {
    what: (subject) =>
      subject === "contact-address-missing"
        ? "There is no contact address."
        : "Mail to your contact address comes back.",
    todo: "Enter an address that is read.",
    link: "Open settings",
  },
  "policy-changed-elsewhere": {
    what: () => "Somebody changed the policy in Shopify since you published it.",
    todo: "Keep their text or publish yours again.",
    link: "Open the policy",
  },
  "policy-behind-register": {
    what: () => "The register has changed since the policy was published.",
    todo: "Publish the policy again.",
    link: "Open the policy",
  },
  "register-unfinished": {
    what: (count) =>
      count === "1"
        ? "One thing the law wants said is missing."
        : `${count} things the law wants said are missing.`,
    todo: "Fill them in.",
    link: "Open the register",
  },
  "notice-absent": {
    what: () => "The scan found no cookie notice, but some of what you store needs a yes.",
    todo: "Switch a cookie notice on.",
    link: "See the scan",
  },
  "notice-without-refusal": {
    what: () => "The cookie notice has a button for yes and none for no.",
    todo: "Let visitors refuse with one click, too.",
    link: "See the scan",
  },
  "change-not-told": {
    what: (count) =>
      count === "1"
        ? "One person has waited for three days to be told of a change."
        : `${count} people have waited for three days to be told of a change.`,
    todo: "See whether mail goes out.",
    link: "Open the policy",
  },
  "request-overdue": {
    what: (count) =>
      count === "1" ? "One request is past its day." : `${count} requests are past their day.`,
    todo: "Answer now; every day counts.",
    link: "See the requests",
  },
};

/** Recipients of Lagom's own ledger that are not companies by name. */
const codeWords: Readonly<Record<string, string>> = {
  shopify: "Shopify",
  "mail-server": "Lagom’s mail server",
};

export const phaseWords: Readonly<Record<ScanPhase, string>> = {
  "before-choice": "Before any choice",
  "after-refusing": "After refusing",
  "after-accepting": "After accepting",
};

export const scanPageWords: Readonly<Record<ScanPage, string>> = {
  home: "home page",
  collection: "collection",
  product: "product",
  page: "page",
  cart: "cart",
};

export const scanTroubleWords: Readonly<Record<ScanTrouble, string>> = {
  "no-browser":
    "The machine Lagom runs on has no Chromium. Whoever runs Lagom can install it; everything else works without.",
  "browser-not-started":
    "The browser could not be started. Whoever runs Lagom finds why in its log.",
  "browser-failed": "The browser stopped in the middle. Please try again.",
  "not-reachable": "Your storefront did not answer.",
  "locked-store": "Your store is behind a password. Enter it below so that Lagom can look.",
  "wrong-password": "Your store did not take the password that is entered below.",
  cancelled: "The scan was stopped.",
  "time-up": "The scan took too long and was stopped.",
  interrupted: "Lagom was restarted in the middle. Please start it again.",
};

/** Why a phase is not in a scan. */
export const leftOutWords: Readonly<Record<string, string>> = {
  "no-notice-found": "no cookie notice was found on the home page",
  "no-refuse-button": "the cookie notice has no button to refuse with one click",
  "no-accept-button": "the cookie notice has no button to accept with one click",
  "choice-not-taken": "the cookie notice did not go away after the click",
  "time-up": "the scan took too long",
  "browser-failed": "the browser stopped in the middle",
  "browser-not-started": "the browser could not be started again",
  "not-reachable": "the storefront did not answer any more",
  "locked-store": "the store was behind a password",
  "wrong-password": "the store did not take its password",
};
