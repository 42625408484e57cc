import type { Locator, Page } from "playwright-core";
import type { NoticeSelectors } from "../domain/promises/ports.ts";
import { findKnownLanguage } from "../domain/shared/language.ts";
import { knownNotices } from "./known-notices.ts";
import { noticeSubject, noticeWords } from "./notice-words.ts";

export type NoticeChoice = "refuse" | "accept";

/** `no-notice-found`: none appeared. `no-…-button`: one did, without that choice on its first layer. */
export type NoticeOutcome =
  "chosen" | "no-notice-found" | "no-refuse-button" | "no-accept-button" | "choice-not-taken";

type Search = {
  readonly language: string;
  readonly selectors: NoticeSelectors | null;
  /** How long a notice may take to appear. */
  readonly patienceMs: number;
  /** Right before the click: what comes then comes after the choice. */
  readonly onPress: () => void;
};

const pollMs = 250;

/** Finds the cookie notice of a page and makes a choice in it, as a visitor would with one click. */
export async function answerNotice(
  page: Page,
  choice: NoticeChoice,
  search: Search,
): Promise<NoticeOutcome> {
  const endsAtMs = Date.now() + search.patienceMs;
  const other = choice === "refuse" ? "accept" : "refuse";
  for (;;) {
    const button = await findButton(page, choice, search);
    if (button !== undefined) {
      search.onPress();
      return press(button);
    }
    if (Date.now() > endsAtMs) break;
    await page.waitForTimeout(pollMs);
  }
  if ((await findButton(page, other, search)) === undefined) return "no-notice-found";
  return choice === "refuse" ? "no-refuse-button" : "no-accept-button";
}

async function press(button: Locator): Promise<NoticeOutcome> {
  try {
    await button.click({ timeout: 3_000 });
    await button.waitFor({ state: "hidden", timeout: 5_000 });
    return "chosen";
  } catch {
    return "choice-not-taken";
  }
}

async function findButton(
  page: Page,
  choice: NoticeChoice,
  { language, selectors }: Search,
): Promise<Locator | undefined> {
  const own = selectors === null ? undefined : page.locator(`css=${selectors[choice]}`);
  const named = own === undefined ? undefined : await firstVisible(own);
  const known = page.locator(knownNotices.map((pair) => pair[choice]).join(", "));
  return named ?? (await firstVisible(known)) ?? (await findByWords(page, choice, language));
}

async function firstVisible(buttons: Locator): Promise<Locator | undefined> {
  try {
    const visible = buttons.filter({ visible: true });
    return (await visible.count()) === 0 ? undefined : visible.first();
  } catch {
    // A selector of the merchant's that is none.
    return undefined;
  }
}

/** By what its button says, when what is around it speaks of cookies. */
async function findByWords(
  page: Page,
  choice: NoticeChoice,
  locale: string,
): Promise<Locator | undefined> {
  const language = findKnownLanguage(locale);
  const words = [language, "en" as const].flatMap((one) =>
    one === undefined ? [] : [noticeWords[one][choice]],
  );
  const name = new RegExp(words.join("|"), "iu");
  const candidates = page
    .locator('button, [role="button"], a, input[type="button"], input[type="submit"]')
    .filter({ visible: true })
    .filter({ hasText: name });
  for (const candidate of (await candidates.all()).slice(0, 12)) {
    if (await isInNotice(candidate, choice, name)) return candidate;
  }
  return undefined;
}

async function isInNotice(
  candidate: Locator,
  choice: NoticeChoice,
  name: RegExp,
): Promise<boolean> {
  const { own, around } = await candidate.evaluate((element) => {
    const text = (one: Element) => one.textContent.replaceAll(/\s+/gu, " ").trim();
    let outer: Element = element;
    // A notice is a box of a few levels, not the page.
    for (let level = 0; level < 6; level += 1) {
      const parent = outer.parentElement;
      if (parent === null || parent === document.body) break;
      outer = parent;
    }
    return { own: text(element), around: text(outer).slice(0, 6_000) };
  });
  if (own.length > 60 || !name.test(own)) return false;
  // "Manage or decline" leads on; "accept only necessary" is no acceptance.
  const isMisread = choice === "accept" && new RegExp(noticeWords.en.refuse, "iu").test(own);
  return !isMisread && noticeSubject.test(around);
}
