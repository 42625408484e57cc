import type { Context, Liquid } from "liquidjs";

/** The parts of `'customer', id: form_id, class: 'a, b'`: split at commas outside quotes. */
export function argumentsOf(text: string): readonly string[] {
  return text
    .split(/,(?=(?:[^'"]*['"][^'"]*['"])*[^'"]*$)/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Values of `name: expression` parts; other parts (the object of `form 'product', product`) have none. */
export function* evaluateArguments(
  parts: readonly string[],
  at: { readonly context: Context; readonly liquid: Liquid },
): Generator<unknown, Readonly<Record<string, unknown>>> {
  const values: Record<string, unknown> = {};
  for (const part of parts) {
    const [, name, expression] = /^([\w-]+)\s*:\s*(.+)$/u.exec(part) ?? [];
    if (name === undefined || expression === undefined) continue;
    values[name] = yield at.liquid.evalValue(expression, at.context);
  }
  return values;
}
