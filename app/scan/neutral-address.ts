/** The last part of a path that is kept; deeper ones say nothing about who it is. */
const keptSegments = 4;

/** Looks like somebody's or something's id rather than a name: digits, hexadecimal, an address. */
const idLike = /^(?:\d{5,}|[0-9a-f]{12,}|[0-9a-f-]{32,}|.*@.*|[\w-]{40,})$/iu;

/**
 * Host and path of an address as a scan keeps them: no query, no fragment, no credentials, and `*`
 * in the place of what may be somebody's id. Undefined for what is not asked over the network.
 */
export function toNeutralAddress(address: string): string | undefined {
  const url = parseWebAddress(address);
  if (url === undefined) return undefined;
  const segments = url.pathname.split("/").slice(1).map(safeDecode);
  const kept = segments.slice(0, keptSegments).map((part) => (idLike.test(part) ? "*" : part));
  const rest = segments.length > keptSegments ? ["*"] : [];
  return `${url.hostname}/${[...kept, ...rest].join("/")}`.slice(0, 200);
}

/** Host of an address; undefined for what is not asked over the network. */
export function hostOf(address: string): string | undefined {
  return parseWebAddress(address)?.hostname;
}

function parseWebAddress(address: string): URL | undefined {
  if (!/^(?:https?|wss?):/iu.test(address)) return undefined;
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

function safeDecode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "*";
  }
}
