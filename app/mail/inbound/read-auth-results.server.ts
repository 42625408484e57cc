/** One method's result of an `Authentication-Results` line, such as `dkim=pass header.d=…`. */
export interface MethodResult {
  readonly method: string;
  readonly result: string;
  /** `header.from`, `header.d`, `smtp.mailfrom` and the like, lower-cased. */
  readonly properties: ReadonlyMap<string, string>;
}

/** What one server says it found. */
export interface AuthResults {
  /** Lower-cased. */
  readonly authservId: string;
  readonly results: readonly MethodResult[];
}

const maxLength = 10_000;

/**
 * Reads the value of an `Authentication-Results` field (RFC 8601, section 2.2).
 * @returns undefined where it names no server.
 */
export function readAuthResults(value: string): AuthResults | undefined {
  const [head = "", ...rest] = dropComments(value.slice(0, maxLength)).split(";");
  const authservId = (head.trim().split(/\s+/u)[0] ?? "").replaceAll('"', "").toLowerCase();
  if (authservId === "") return undefined;
  return { authservId, results: rest.flatMap(readMethod) };
}

/** Comments nest (RFC 5322, section 3.2.2), and may hold whatever looks like a result. */
function dropComments(value: string): string {
  let depth = 0;
  let kept = "";
  for (let index = 0; index < value.length; index += 1) {
    const letter = value.charAt(index);
    if (letter === "\\") index += 1;
    else if (letter === "(") depth += 1;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += letter;
  }
  return kept;
}

function readMethod(text: string): readonly MethodResult[] {
  const pairs = text
    .trim()
    .split(/\s+/u)
    .map((one) => /^([\w.-]+)(?:\/\d+)?=(.*)$/u.exec(one));
  const [first, ...rest] = pairs;
  if (first?.[1] === undefined || first[2] === undefined) return [];
  const properties = new Map<string, string>();
  for (const pair of rest) {
    if (pair?.[1] === undefined || pair[2] === undefined) continue;
    properties.set(pair[1].toLowerCase(), pair[2].replaceAll('"', "").toLowerCase());
  }
  return [{ method: first[1].toLowerCase(), result: first[2].toLowerCase(), properties }];
}
