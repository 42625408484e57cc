type Field = {
  readonly namespace?: string | null | undefined;
  readonly key: string;
  readonly type: string;
  readonly value: string;
};

type Fault = { readonly field: string; readonly message: string; readonly code: string };

/** Most characters of a text (shopify.dev, Metafield limits). */
const mostTextLetters = 65_535;
/** Most bytes of a JSON value since version 2026-04 (before it were 2 MB). */
const mostJsonBytes = 128 * 1024;

/** What is wrong with a metafield by itself: lengths of its names, size and form of its value. */
export function findValueFault({ namespace, key, type, value }: Field): Fault | undefined {
  const names: readonly (readonly [field: string, text: string, most: number])[] = [
    // $app stands for a namespace of the app's own, long enough when written out.
    ["namespace", namespace ?? "$app", 255],
    ["key", key, 64],
  ];
  for (const [field, text, most] of names) {
    const least = field === "key" ? 2 : 3;
    if (text.length < least)
      return { field, message: `is too short (minimum is ${String(least)})`, code: "TOO_SHORT" };
    if (text.length > most)
      return { field, message: `is too long (maximum is ${String(most)})`, code: "TOO_LONG" };
  }
  return findFormFault(type, value);
}

function findFormFault(type: string, value: string): Fault | undefined {
  const invalid = (message: string): Fault => ({ field: "value", message, code: "INVALID_VALUE" });
  if (value === "") return { field: "value", message: "can't be blank", code: "BLANK" };
  if (isTooLong(type, value)) return { field: "value", message: "is too long", code: "TOO_LONG" };
  if (type === "json" && !isJson(value)) return invalid("is invalid JSON");
  if (type === "boolean" && !/^(true|false)$/u.test(value)) return invalid("must be true or false");
  if (type === "number_integer" && !/^-?\d+$/u.test(value)) return invalid("must be an integer");
  return undefined;
}

function isTooLong(type: string, value: string): boolean {
  return type === "json"
    ? Buffer.byteLength(value) > mostJsonBytes
    : value.length > mostTextLetters;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
