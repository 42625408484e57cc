import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import {
  encryptions,
  type MailboxSettings,
  signInProviders,
} from "../../domain/newsletter/mailboxes/types.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";

const settingsSchema = z.object({
  host: z.string(),
  port: z.number(),
  encryption: z.enum(encryptions),
  user: z.string(),
  folder: z.string(),
  access: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("password"), password: z.string() }),
    z.object({
      kind: z.literal("token"),
      provider: z.enum(signInProviders),
      clientId: z.string(),
      clientSecret: z.string(),
      refreshToken: z.string(),
    }),
  ]),
  believed: z.object({ authservId: z.string(), hops: z.number() }).nullable(),
}) satisfies z.ZodType<MailboxSettings>;

/** Of which row the sealed settings are. */
export type MailboxRowId = { readonly id: string; readonly installationId: string };

/** Settings are of one row: moved to another they do not open. */
const contextOf = (id: string) => `Mailbox:sealedSettings:${id}`;

/** Seals a mailbox's settings, secrets among them, under the shop's key. */
export async function sealMailboxSettings(
  seal: ShopSeal,
  { id, installationId }: MailboxRowId,
  settings: MailboxSettings,
): Promise<Buffer<ArrayBuffer>> {
  const plain = Buffer.from(JSON.stringify(settings), "utf8");
  return Buffer.from(await seal.seal(asInstallationId(installationId), contextOf(id), plain));
}

/** Opens what `sealMailboxSettings` sealed. Throws where the key is gone or it is another row's. */
export async function openMailboxSettings(
  seal: ShopSeal,
  row: MailboxRowId & { readonly sealedSettings: Uint8Array },
): Promise<MailboxSettings> {
  const { id, installationId, sealedSettings } = row;
  const plain = await seal.open(asInstallationId(installationId), contextOf(id), sealedSettings);
  return settingsSchema.parse(JSON.parse(Buffer.from(plain).toString("utf8")));
}
