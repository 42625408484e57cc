/** One comparison of Shopify's search syntax; `field` is null for bare words. */
export type SearchTerm = {
  readonly kind: "term";
  readonly field: string | null;
  readonly comparator: ":" | ":>" | ":>=" | ":<" | ":<=";
  readonly value: string;
  /** Quoted values are phrases: their words must stand together. */
  readonly phrase: boolean;
};

export type SearchNode =
  | SearchTerm
  | { readonly kind: "and" | "or"; readonly parts: readonly SearchNode[] }
  | { readonly kind: "not"; readonly part: SearchNode };

type Token = { readonly text: string; readonly term: SearchTerm | null };

const TOKEN =
  /\(|\)|(-?)(?:(\w+)\s*:\s*(>=|<=|>|<)?\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()"':][^\s()]*)/gu;

/** Parses `field:value` terms with AND (also by juxtaposition), OR, NOT, `-` and brackets. An empty query matches everything. */
export function parseSearch(query: string): SearchNode | null {
  const tokens = tokenise(query);
  let at = 0;
  const parseOr = (): SearchNode => {
    const parts = [parseAnd()];
    while (tokens[at]?.text === "OR") {
      at += 1;
      parts.push(parseAnd());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: "or", parts };
  };
  const parseAnd = (): SearchNode => {
    const parts: SearchNode[] = [];
    while (at < tokens.length && tokens[at]?.text !== "OR" && tokens[at]?.text !== ")") {
      if (tokens[at]?.text === "AND") at += 1;
      else parts.push(parseOne());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: "and", parts };
  };
  const parseOne = (): SearchNode => {
    const token = tokens[at];
    at += 1;
    if (token?.text === "NOT" || token?.text === "-") return { kind: "not", part: parseOne() };
    if (token?.text === "(") {
      const inner = parseOr();
      at += 1;
      return inner;
    }
    return token?.term ?? { kind: "and", parts: [] };
  };
  return tokens.length === 0 ? null : parseOr();
}

function tokenise(query: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of query.matchAll(TOKEN)) {
    const [text, minus, field, comparator, raw] = match;
    if (
      raw === undefined ||
      ((raw === "AND" || raw === "OR" || raw === "NOT") && field === undefined)
    ) {
      tokens.push({ text, term: null });
      continue;
    }
    if (minus === "-") tokens.push({ text: "-", term: null });
    const quoted = /^["']/u.test(raw);
    const value = quoted ? raw.slice(1, -1).replace(/\\(.)/gu, "$1") : raw;
    tokens.push({
      text: "",
      term: {
        kind: "term",
        field: field ?? null,
        comparator: toComparator(comparator),
        value,
        phrase: quoted,
      },
    });
  }
  return tokens;
}

function toComparator(sign: string | undefined): SearchTerm["comparator"] {
  if (sign === ">" || sign === ">=" || sign === "<" || sign === "<=") return `:${sign}`;
  return ":";
}

/** Every term that must hold, whatever else the query says: used to narrow the candidates. */
export function requiredTerms(node: SearchNode | null): readonly SearchTerm[] {
  if (node === null) return [];
  if (node.kind === "term") return [node];
  return node.kind === "and" ? node.parts.flatMap(requiredTerms) : [];
}

/** Words of a text as the index sees them: letters and digits, in small letters. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/**
 * Tokenised match: a phrase needs its words side by side, loose words may stand
 * anywhere and the last may be the beginning of one. Both let near misses
 * through (`anna@…` finds `anna.b@…` when loose, `x.anna@…` even as a phrase):
 * callers must compare again, as with Shopify.
 */
export function matchesText(text: string, term: Pick<SearchTerm, "value" | "phrase">): boolean {
  if (term.value === "*") return text !== "";
  const have = wordsIn(text);
  const want = wordsIn(term.value);
  if (want.length === 0) return false;
  if (term.phrase)
    return have.some((_, at) => want.every((word, step) => have[at + step] === word));
  return want.every((word, at) =>
    have.some((other) =>
      at === want.length - 1 && !term.value.includes("@") ? other.startsWith(word) : other === word,
    ),
  );
}
