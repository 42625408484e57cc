/** What of a cookie is kept: never its value. */
export type CookieSeen = {
  readonly name: string;
  /** Host it is for, without a leading dot; null for the host that set it. */
  readonly domain: string | null;
  /** Seconds it is kept; null for the session. */
  readonly lifetimeSeconds: number | null;
};

/** Browsers keep no cookie for longer (RFC 6265bis, section 5.5). */
const longestSeconds = 400 * 86_400;

/**
 * Reads a `Set-Cookie` header's line or what a script assigns to `document.cookie`. Undefined when
 * it has no name, or deletes.
 */
export function readSetCookie(line: string, nowMs: number): CookieSeen | undefined {
  const [pair = "", ...attributes] = line.split(";");
  const name = pair.slice(0, Math.max(pair.indexOf("="), 0)).trim();
  if (name === "" || name.length > 200) return undefined;
  const said = new Map(attributes.map(toAttribute));
  const lifetimeSeconds = readLifetime(said, nowMs);
  if (lifetimeSeconds !== null && lifetimeSeconds <= 0) return undefined;
  const domain = said.get("domain")?.replace(/^\./u, "").toLowerCase() ?? "";
  return {
    name,
    domain: domain === "" ? null : domain,
    lifetimeSeconds: lifetimeSeconds === null ? null : Math.min(lifetimeSeconds, longestSeconds),
  };
}

function toAttribute(text: string): readonly [string, string] {
  const [key = "", ...value] = text.split("=");
  return [key.trim().toLowerCase(), value.join("=").trim()];
}

/** `Max-Age` goes before `Expires` (RFC 6265, section 5.3). */
function readLifetime(said: ReadonlyMap<string, string>, nowMs: number): number | null {
  const maxAge = said.get("max-age");
  if (maxAge !== undefined && /^-?\d+$/u.test(maxAge)) return Number(maxAge);
  const expires = Date.parse(said.get("expires") ?? "");
  return Number.isNaN(expires) ? null : Math.round((expires - nowMs) / 1000);
}
