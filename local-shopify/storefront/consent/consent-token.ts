/** Shopify's purposes by the letters its token names them with. */
export const purposeLetters = {
  analytics: "a",
  preferences: "p",
  marketing: "m",
  sale_of_data: "s",
} as const;
export type Purpose = keyof typeof purposeLetters;
export const purposes = Object.keys(purposeLetters) as readonly Purpose[];

/** What a visitor said to a purpose; empty: nothing yet. */
export type Choice = "yes" | "no" | "";
export type Choices = Readonly<Record<Purpose, Choice>>;
export type Allowed = Readonly<Record<Purpose, boolean>>;

/** What a consent token says. */
export type ConsentState = {
  readonly choices: Choices;
  /** By the shop's policy for the visitor's region and the choices together. */
  readonly allowed: Allowed;
  /** ISO 3166-2 without the hyphen (`USCA`, `SEAB`), or empty. */
  readonly region: string;
  readonly showsBanner: boolean;
  readonly isSaleRegion: boolean;
  /** A UUID, or empty. */
  readonly consentId: string;
  readonly metafields: Readonly<Record<string, string>>;
};

/**
 * Writes a token of version 3: `3<choices>.<allowed>_<region>_<shows banner>_<sale region>_<id>_<metafields>`,
 * for instance `3.AMPS_USWA_f_f_…`: a visitor from Washington, no choice, all allowed. How real
 * tokens write metafields is not known; ours are base64 of JSON.
 */
export function writeConsentToken(state: ConsentState): string {
  const chosen = purposes.map((purpose) => {
    const letter = purposeLetters[purpose];
    const choice = state.choices[purpose];
    if (choice === "") return "";
    return choice === "yes" ? letter.toUpperCase() : letter;
  });
  const allowed = (["analytics", "marketing", "preferences", "sale_of_data"] as const)
    .filter((purpose) => state.allowed[purpose] && state.choices[purpose] !== "yes")
    .map((purpose) => purposeLetters[purpose].toUpperCase());
  return [
    `3${chosen.join("")}.${allowed.join("")}`,
    state.region,
    flag(state.showsBanner),
    flag(state.isSaleRegion),
    toBase64(hexToBytes(state.consentId.replaceAll("-", ""))),
    Object.keys(state.metafields).length === 0
      ? ""
      : toBase64(new TextEncoder().encode(JSON.stringify(state.metafields))),
  ].join("_");
}

const flag = (is: boolean) => (is ? "t" : "f");

/** Reads a token of version 3 or the older JSON of version 2.1; undefined when it is neither. */
export function readConsentToken(token: string): ConsentState | undefined {
  return token.startsWith("3") ? readVersion3(token) : readVersion2(token);
}

function readVersion3(token: string): ConsentState {
  const [first = "", region = "", banner, sale, id = "", metafields = ""] = token.split("_");
  const [choices = ""] = first.slice(1).split(".");
  return {
    choices: byPurpose((letter): Choice => {
      if (choices.includes(letter.toUpperCase())) return "yes";
      return choices.includes(letter) ? "no" : "";
    }),
    allowed: byPurpose((letter) => first.includes(letter.toUpperCase())),
    region,
    showsBanner: banner === "t",
    isSaleRegion: sale === "t",
    consentId: toUuid(fromBase64(id)),
    metafields: metafields === "" ? {} : textsOf(parseJson(textOf(fromBase64(metafields)))),
  };
}

function readVersion2(token: string): ConsentState | undefined {
  const json = parseJson(token);
  const said = at(at(json, "con"), "CMP");
  if (typeof said !== "object" || said === null) return undefined;
  const choices = byPurpose((letter): Choice => {
    const value = at(said, letter);
    if (value === "1") return "yes";
    return value === "0" ? "no" : "";
  });
  return {
    choices,
    allowed: byPurpose((letter, purpose) => {
      // The sale of data was called "t" (third parties) here.
      const granted = at(at(json, "purposes"), letter === "s" ? "t" : letter);
      return typeof granted === "boolean" ? granted : choices[purpose] === "yes";
    }),
    region: textAt(json, "region"),
    showsBanner: at(json, "display_banner") === true,
    isSaleRegion: at(json, "sale_of_data_region") === true,
    consentId: textAt(json, "consent_id"),
    metafields: {},
  };
}

/** One value for each purpose, made from its letter. */
export function byPurpose<Value>(
  make: (letter: string, purpose: Purpose) => Value,
): Readonly<Record<Purpose, Value>> {
  return {
    analytics: make("a", "analytics"),
    preferences: make("p", "preferences"),
    marketing: make("m", "marketing"),
    sale_of_data: make("s", "sale_of_data"),
  };
}

const at = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

function textAt(value: unknown, name: string): string {
  const found = at(value, name);
  return typeof found === "string" ? found : "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

/** Base64 with `*` and `-` where it has `/` and `+`. */
function toBase64(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("/", "*").replaceAll("+", "-").replace(/=+$/u, "");
}

function fromBase64(text: string): Uint8Array {
  try {
    const plain = atob(text.replaceAll("*", "/").replaceAll("-", "+"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toUuid(bytes: Uint8Array): string {
  if (bytes.length !== 16) return "";
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
}
