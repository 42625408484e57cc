import { authenticate, type AuthenticateResult, type DKIMResult, type DNSResolver } from "mailauth";
import { getDomain } from "tldts";
import { type MethodResult, readAuthResults } from "./read-auth-results.server.ts";
import { type RawHeader, readRawHeaders } from "./read-raw-headers.server.ts";

/** The server that took the mail in for the shop, as the merchant configured it. */
export interface ReceivingServer {
  /** What it calls itself in `Authentication-Results`. */
  readonly authservId: string;
  /** How many `Received` lines it puts on top of a mail itself; what stands above the last is its own. */
  readonly hops: number;
}

/** How the mail came in, where our own server took it: needed to check SPF. */
export interface Arrival {
  readonly ip: string;
  readonly helo: string;
  /** `MAIL FROM`, empty for the null sender. */
  readonly mailFrom: string;
}

/** Where names are looked up, and whom to believe. */
export interface SenderCheck {
  readonly resolve: DNSResolver;
  readonly arrival?: Arrival;
  readonly receivingServer?: ReceivingServer;
}

/** Why a sender was judged so. */
export type SenderReason =
  | "dkim-aligned"
  | "spf-aligned"
  | "receiving-server-says-pass"
  | "receiving-server-says-fail"
  | "policy-fails"
  | "not-one-sender"
  | "nothing-signed"
  | "too-many-signatures"
  | "lookup-failed";

/** `authenticated`: the domain in `From` vouches for the mail. */
export interface SenderVerdict {
  readonly verdict: "authenticated" | "not" | "cannot-say";
  readonly reason: SenderReason;
}

/** More signatures are an attempt to have names looked up. */
const maxSignatures = 12;
const timeoutMs = 15_000;

/**
 * Judges whether a mail comes from the address in its `From`: by our own check of the raw message
 * (DKIM, RFC 6376; SPF, RFC 7208; alignment, RFC 7489), or by what the configured receiving server
 * wrote on top of it (RFC 8601). A line of results that arrived in the mail is never believed.
 * Never throws: what cannot be looked up cannot be said.
 */
export async function judgeSender(raw: Uint8Array, check: SenderCheck): Promise<SenderVerdict> {
  const headers = readRawHeaders(raw);
  const domain = senderDomain(headers);
  if (domain === undefined) return { verdict: "not", reason: "not-one-sender" };
  const told = askReceivingServer(headers, domain, check.receivingServer);
  if (told !== undefined) return told;
  const signatures = headers.filter((one) => one.name === "dkim-signature").length;
  if (signatures > maxSignatures) return { verdict: "cannot-say", reason: "too-many-signatures" };
  try {
    return toVerdict(await withTimeout(checkOurselves(raw, check)), domain);
  } catch {
    return { verdict: "cannot-say", reason: "lookup-failed" };
  }
}

/** Two `From` fields, or two addresses in one, let a signature be for another than is shown. */
function senderDomain(headers: readonly RawHeader[]): string | undefined {
  const fields = headers.filter((one) => one.name === "from");
  const [field] = fields;
  if (field === undefined || fields.length > 1) return undefined;
  const bare = field.value.replace(/"(?:[^"\\]|\\.)*"/gu, "").replace(/\([^()]*\)/gu, "");
  const addresses = bare.match(/[^\s<>,;:]{1,64}@[^\s<>,;:]{1,255}/gu) ?? [];
  const domains = new Set(
    addresses.map((one) => one.slice(one.lastIndexOf("@") + 1).toLowerCase()),
  );
  return addresses.length === 1 ? [...domains][0] : undefined;
}

/** Only lines above the last hop of the configured server are its own. */
function askReceivingServer(
  headers: readonly RawHeader[],
  domain: string,
  server: ReceivingServer | undefined,
): SenderVerdict | undefined {
  if (server === undefined) return undefined;
  const own = headers.slice(0, boundaryOf(headers, server.hops));
  const said = own
    .filter((one) => one.name === "authentication-results")
    .map((one) => readAuthResults(one.value))
    .find((one) => one?.authservId === server.authservId.toLowerCase());
  return said === undefined ? undefined : believe(said.results, domain);
}

function believe(results: readonly MethodResult[], domain: string): SenderVerdict | undefined {
  const dmarc = results.find((one) => one.method === "dmarc");
  if (dmarc?.result === "fail") return { verdict: "not", reason: "receiving-server-says-fail" };
  const from = dmarc?.properties.get("header.from") ?? domain;
  const isPassed = dmarc?.result === "pass" && from === domain;
  return isPassed || results.some((one) => isAlignedSignature(one, domain))
    ? { verdict: "authenticated", reason: "receiving-server-says-pass" }
    : undefined;
}

function isAlignedSignature({ method, result, properties }: MethodResult, domain: string): boolean {
  const signing = properties.get("header.d") ?? afterAt(properties.get("header.i"));
  return method === "dkim" && result === "pass" && isAligned(signing, domain);
}

/** The place of the lowest `Received` line the server wrote itself; 0 where it wrote fewer. */
function boundaryOf(headers: readonly RawHeader[], hops: number): number {
  const places = headers.flatMap((one, index) => (one.name === "received" ? [index] : []));
  return places[hops - 1] ?? 0;
}

async function checkOurselves(raw: Uint8Array, check: SenderCheck): Promise<AuthenticateResult> {
  const { arrival } = check;
  return authenticate(Buffer.from(raw), {
    resolver: check.resolve,
    mta: "lagom.invalid",
    trustReceived: false,
    disableArc: true,
    disableBimi: true,
    rejectRsaSha1: true,
    ...(arrival === undefined
      ? {}
      : { ip: arrival.ip, helo: arrival.helo, sender: arrival.mailFrom }),
  });
}

function toVerdict(found: AuthenticateResult, domain: string): SenderVerdict {
  const signatures = found.dkim.results;
  const policy = found.dmarc === false ? undefined : found.dmarc.status.result;
  if (policy === "fail") return { verdict: "not", reason: "policy-fails" };
  if (signatures.some((one) => isOwnSignature(one, domain))) {
    return { verdict: "authenticated", reason: "dkim-aligned" };
  }
  const spf = found.spf === false ? undefined : found.spf;
  if (spf?.status.result === "pass" && isAligned(spf.domain, domain)) {
    return { verdict: "authenticated", reason: "spf-aligned" };
  }
  const isUnknown = [policy, ...signatures.map((one) => one.status.result)].includes("temperror");
  return { verdict: "cannot-say", reason: isUnknown ? "lookup-failed" : "nothing-signed" };
}

function isOwnSignature({ status, signingDomain }: DKIMResult, domain: string): boolean {
  // A signature over the beginning of a mail lets anybody write the end (RFC 6376, section 8.2).
  const isWhole = (status.underSized ?? 0) === 0 && status.testing !== true;
  return status.result === "pass" && isWhole && isAligned(signingDomain, domain);
}

/** Relaxed alignment: the same organisation's domain (RFC 7489, section 3.1). */
function isAligned(signing: string | undefined, domain: string): boolean {
  if (signing === undefined || signing === "") return false;
  const organisation = (name: string): string => getDomain(name) ?? name;
  return organisation(signing.toLowerCase()) === organisation(domain);
}

function afterAt(identity: string | undefined): string | undefined {
  return identity?.slice(identity.lastIndexOf("@") + 1);
}

async function withTimeout<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The lookup took too long")), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
