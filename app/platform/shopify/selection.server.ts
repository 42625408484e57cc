/** One field (or inline fragment) of a GraphQL selection. */
export type Selection = {
  /** Field name, or `... on Type`. */
  readonly name: string;
  /** Text between the brackets, without them. */
  readonly args: string;
  readonly children: readonly Selection[];
};

const tokenPattern = /\.\.\. on \w+|\([^)]*\)|\w+|[{}]/gu;

/** The tokens of a selection, one after another. */
type Tokens = { readonly all: readonly string[]; at: number };

/**
 * Reads a selection such as `id billingAddress { zip } events(first: 2) { nodes { id } }`.
 * Throws on text that is no selection (a fault in a shape, found by its test).
 */
export function parseSelection(text: string): readonly Selection[] {
  const tokens: Tokens = { all: text.match(tokenPattern) ?? [], at: 0 };
  const selections = readBlock(tokens);
  if (tokens.at < tokens.all.length) {
    throw new Error("selection: a brace too many");
  }
  return selections;
}

function readBlock(tokens: Tokens): Selection[] {
  const block: Selection[] = [];
  while (tokens.at < tokens.all.length && tokens.all[tokens.at] !== "}") {
    block.push(readField(tokens));
  }
  return block;
}

function take(tokens: Tokens): string {
  tokens.at += 1;
  return tokens.all[tokens.at - 1] ?? "";
}

function readField(tokens: Tokens): Selection {
  const name = take(tokens);
  if (name === "{" || name.startsWith("(")) {
    throw new Error(`selection: a field must stand before ${name}`);
  }
  const hasArgs = tokens.all[tokens.at]?.startsWith("(") === true;
  const args = hasArgs ? take(tokens).slice(1, -1) : "";
  if (tokens.all[tokens.at] !== "{") {
    return { name, args, children: [] };
  }
  take(tokens);
  const children = readBlock(tokens);
  if (take(tokens) !== "}") {
    throw new Error("selection: a brace is not closed");
  }
  return { name, args, children };
}

function pathOf(prefix: string, selection: Selection): string {
  if (selection.name.startsWith("...")) {
    return prefix;
  }
  return prefix === "" ? selection.name : `${prefix}.${selection.name}`;
}

/**
 * Removes the fields whose dotted path (fragments do not count) is in `denied`,
 * and what is left without fields by that.
 */
export function withoutFields(
  selections: readonly Selection[],
  denied: ReadonlySet<string>,
  prefix = "",
): readonly Selection[] {
  return selections.flatMap((selection) => {
    const path = pathOf(prefix, selection);
    if (!selection.name.startsWith("...") && denied.has(path)) {
      return [];
    }
    if (selection.children.length === 0) {
      return [selection];
    }
    const children = withoutFields(selection.children, denied, path);
    return children.length === 0 ? [] : [{ ...selection, children }];
  });
}

/** Writes a selection as GraphQL text. */
export function printSelection(selections: readonly Selection[]): string {
  return selections
    .map(({ name, args, children }) => {
      const head = args === "" ? name : `${name}(${args})`;
      return children.length === 0 ? head : `${head} { ${printSelection(children)} }`;
    })
    .join(" ");
}

/** Parts of a connection: the records in it are counted by its size. */
const connectionParts = new Set(["nodes", "edges", "node", "pageInfo"]);

/**
 * Points of the objects a selection reads: one per object, the dearest of
 * several fragments (shopify.dev, "rate limits"). Lists without a size count once.
 */
export function selectionCost(selections: readonly Selection[]): number {
  let cost = 0;
  let dearestFragment = 0;
  for (const selection of selections) {
    if (selection.children.length === 0) {
      continue;
    }
    const inner = selectionCost(selection.children);
    if (connectionParts.has(selection.name)) {
      cost += inner;
      continue;
    }
    if (selection.name.startsWith("...")) {
      dearestFragment = Math.max(dearestFragment, inner);
      continue;
    }
    const first = /\bfirst: (\d+)/u.exec(selection.args)?.[1];
    cost += (1 + inner) * (first === undefined ? 1 : Number(first));
  }
  return cost + dearestFragment;
}
