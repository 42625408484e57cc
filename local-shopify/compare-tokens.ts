import type { PlantedToken, ProtectedKind } from "./contract.ts";

/** What an app was allowed to read when it made its answer. */
export type Reach = {
  readonly scopes: readonly string[];
  readonly withheld?: ReadonlySet<ProtectedKind>;
  /** Whether the merchant included the possible matches. */
  readonly decided?: boolean;
};

/** How an answer compares with what was planted. */
export type TokenComparison = {
  /** Tokens of the person that the API can reach with what was granted. */
  readonly planted: number;
  readonly found: number;
  /** Planted and reachable, yet not in the answer. */
  readonly absent: readonly PlantedToken[];
  /** In the answer, though planted for somebody else or not to be reached. */
  readonly foreign: readonly PlantedToken[];
};

/**
 * Compares an answer's text with what the store planted: everything of the
 * person that can be reached must be there, and nothing of anybody else.
 *
 * @param text all files of the answer, one after another
 */
export function compareTokens(params: {
  readonly text: string;
  readonly tokens: readonly PlantedToken[];
  readonly person: string;
  readonly reach: Reach;
}): TokenComparison {
  const { text, tokens, person, reach } = params;
  const present = findPresent(text, tokens);
  const expected = tokens.filter((one) => one.person === person && isWithinReach(one, reach));
  const expectedTexts = new Set(expected.map((one) => one.token));
  const absent = expected.filter((one) => !present.has(one.token));
  const foreign = tokens.filter((one) => !expectedTexts.has(one.token) && present.has(one.token));
  return { planted: expected.length, found: expected.length - absent.length, absent, foreign };
}

/** One walk over the text, however many tokens: candidates are found by how they begin. */
function findPresent(text: string, tokens: readonly PlantedToken[]): ReadonlySet<string> {
  const texts = [...new Set(tokens.map((one) => one.token))];
  const width = texts.reduce((least, token) => Math.min(least, token.length), Infinity);
  const byStart = Map.groupBy(texts, (token) => token.slice(0, width));
  const present = new Set<string>();
  for (let at = 0; at + width <= text.length; at += 1) {
    for (const token of byStart.get(text.slice(at, at + width)) ?? []) {
      if (text.startsWith(token, at)) present.add(token);
    }
  }
  return present;
}

/** Records that hang on others need the scope of those as well. */
const REACHED_THROUGH: Readonly<Record<string, string>> = {
  read_gift_card_transactions: "read_gift_cards",
  read_store_credit_account_transactions: "read_store_credit_accounts",
};

/** Tells whether the API hands a token out to an app that was granted so much. */
export function isWithinReach(token: PlantedToken, reach: Reach): boolean {
  if (!token.reachable || (token.onlyByDecision && reach.decided !== true)) return false;
  if (token.protectedKind !== null && reach.withheld?.has(token.protectedKind) === true) {
    return false;
  }
  return scopesOf(token).every((scope) => reach.scopes.includes(scope));
}

function scopesOf({ scope, needsAllOrders }: PlantedToken): readonly string[] {
  const own = scope === null ? [] : [scope, REACHED_THROUGH[scope] ?? scope];
  return needsAllOrders ? [...own, "read_all_orders"] : own;
}
