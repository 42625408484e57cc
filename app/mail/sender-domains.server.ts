import { createHmac, createPrivateKey, createPublicKey, hkdfSync } from "node:crypto";
import { resolveTxt } from "node:dns/promises";
import { z } from "zod";
import type {
  SenderDomainFault,
  SenderDomainRecord,
} from "../domain/data-requests/sender-domain.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";

/** With what a mail is signed in a domain's name (RFC 6376). */
export type DkimSignature = {
  readonly domainName: string;
  readonly keySelector: string;
  readonly privateKey: string;
  /** Which header fields it covers, by nodemailer's writing. */
  readonly headerFieldNames: string;
};

/** All there are in our mails; RFC 8058 wants both fields of the one-click way out covered. */
const signedFields = [
  ...["From", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "To", "MIME-Version"],
  ...["Content-Type", "Content-Transfer-Encoding", "Content-Language", "Auto-Submitted"],
  ...["List-Unsubscribe", "List-Unsubscribe-Post"],
].join(":");

/** Sending from shops' own domains: what to put into DNS, whether it is there, how to sign. */
export type SenderDomains = {
  readonly recordOf: (installation: InstallationId, domain: string) => SenderDomainRecord;
  readonly check: (
    installation: InstallationId,
    domain: string,
  ) => Promise<Result<null, SenderDomainFault>>;
  readonly signatureOf: (installation: InstallationId, domain: string) => DkimSignature;
};

export type SenderDomainSetting = {
  /** RSA key in PEM, whose public half stands at `<selector>._domainkey.<operator's domain>`. */
  readonly privateKey: string;
  readonly selector: string;
  readonly operatorDomain: string;
  readonly lookUp?: (name: string) => Promise<string[][]>;
};

/**
 * A shop's record is a CNAME to the operator's key under a selector of the
 * shop's own: it shows that who runs the domain lets this very shop, not just
 * anybody here, send in its name; and it makes the signature align (DMARC).
 */
export function createSenderDomains(setting: SenderDomainSetting): SenderDomains {
  const { privateKey, operatorDomain, selector, lookUp = resolveTxt } = setting;
  const publicKey = publicHalf(privateKey);
  const key = Buffer.from(hkdfSync("sha256", privateKey, "", "lagom sender selectors", 32));
  const selectorOf = (installation: InstallationId): string =>
    `${selector}-${createHmac("sha256", key).update(installation).digest("hex").slice(0, 12)}`;
  const nameOf = (installation: InstallationId, domain: string): string =>
    `${selectorOf(installation)}._domainkey.${domain}`;
  return {
    recordOf: (installation, domain) => ({
      name: nameOf(installation, domain),
      type: "CNAME",
      value: `${selector}._domainkey.${operatorDomain}`,
    }),
    check: async (installation, domain) => {
      try {
        const texts = await lookUp(nameOf(installation, domain));
        const keys = texts.map((parts) => readPublicKey(parts.join("")));
        return keys.includes(publicKey) ? ok(null) : err("other-key");
      } catch (error) {
        return err(isAbsence(error) ? "no-record" : "dns-failed");
      }
    },
    signatureOf: (installation, domain) => ({
      domainName: domain,
      keySelector: selectorOf(installation),
      headerFieldNames: signedFields,
      privateKey,
    }),
  };
}

function publicHalf(privateKey: string): string {
  const der = createPublicKey(createPrivateKey(privateKey)).export({ type: "spki", format: "der" });
  return der.toString("base64");
}

/** The `p=` of a key record, blanks taken out. */
function readPublicKey(record: string): string {
  return /(?:^|;)\s*p=([^;]*)/u.exec(record)?.[1]?.replace(/\s/gu, "") ?? "";
}

const absenceSchema = z.object({ code: z.enum(["ENOTFOUND", "ENODATA"]) });

function isAbsence(error: unknown): boolean {
  return absenceSchema.safeParse(error).success;
}
