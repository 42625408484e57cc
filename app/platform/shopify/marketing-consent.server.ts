import { z } from "zod";
import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import type {
  MarketingConsent,
  MarketingReading,
  MarketingTarget,
} from "../../domain/newsletter/ports.ts";
import type { Channel } from "../../domain/newsletter/types.ts";
import type { CustomerId, InstallationId } from "../../domain/shared/ids.ts";
import { type AdminClient, ShopNotInstalledError } from "./admin-client.server.ts";
import { ask, change, type PolicyCall } from "./policy-call.server.ts";

const findCustomer: Readonly<Record<Channel, string>> = {
  email: `query MarketingByEmail($address: String!) {
    customer: customerByIdentifier(identifier: { emailAddress: $address }) {
      id
      defaultEmailAddress { marketingState }
    }
  }`,
  sms: `query MarketingByPhone($address: String!) {
    customer: customerByIdentifier(identifier: { phoneNumber: $address }) {
      id
      defaultPhoneNumber { marketingState }
    }
  }`,
  whatsapp: `query MarketingByWhatsApp($address: String!) {
    customer: customerByIdentifier(identifier: { phoneNumber: $address }) {
      id
      defaultPhoneNumber { whatsAppMarketingConsent { state } }
    }
  }`,
};

const mutations: Readonly<Record<Channel, { readonly root: string; readonly document: string }>> = {
  email: {
    root: "customerEmailMarketingConsentUpdate",
    document: `mutation WriteMarketingByEmail($input: CustomerEmailMarketingConsentUpdateInput!) {
      customerEmailMarketingConsentUpdate(input: $input) { userErrors { code field } }
    }`,
  },
  sms: {
    root: "customerSmsMarketingConsentUpdate",
    document: `mutation WriteMarketingByPhone($input: CustomerSmsMarketingConsentUpdateInput!) {
      customerSmsMarketingConsentUpdate(input: $input) { userErrors { code field } }
    }`,
  },
  whatsapp: {
    root: "customerWhatsAppMarketingConsentUpdate",
    document: `mutation WriteMarketingByWhatsApp($input: CustomerWhatsAppMarketingConsentUpdateInput!) {
      customerWhatsAppMarketingConsentUpdate(input: $input) { userErrors { code field } }
    }`,
  },
};

const stateSchema = z
  .object({
    marketingState: z.string().nullish(),
    whatsAppMarketingConsent: z.object({ state: z.string() }).nullish(),
  })
  .nullish();
const replySchema = z.object({
  customer: z
    .object({
      id: z.string(),
      defaultEmailAddress: stateSchema,
      defaultPhoneNumber: stateSchema,
    })
    .nullish(),
});

/** States in which Shopify sends, or will once the person has confirmed. */
const isIn = new Set(["SUBSCRIBED", "PENDING"]);

/**
 * Shopify's own consent to marketing of a customer. It knows one for each channel of a customer record;
 * somebody without one is unknown there. Writing needs the optional scope `write_customers`.
 * (customerEmailMarketingConsentUpdate, customerSmsMarketingConsentUpdate)
 */
export function createShopifyMarketing(deps: { readonly client: AdminClient }): MarketingConsent {
  const callOf = (target: MarketingTarget, signal: AbortSignal): PolicyCall => ({
    ...{ client: deps.client, installationId: target.installationId, signal },
  });
  return {
    system: "shopify",
    channels: ["email", "sms", "whatsapp"],
    read: async (target, signal) => (await look(callOf(target, signal), target)).reading,
    write: async (target, signal) => {
      const { channel, to } = target;
      const call = callOf(target, signal);
      const { reading, customerId } = await look(call, target);
      if (reading.kind === "refused") return reading;
      if (customerId === null) return { kind: "unknown-there" };
      const state = to === "out" ? "UNSUBSCRIBED" : "SUBSCRIBED";
      const variables = { input: { customerId, ...toConsent(channel, state) } };
      return change(call, { ...mutations[channel], variables });
    },
  };
}

/** The consent as the mutation of its channel takes it. */
function toConsent(channel: Channel, state: string) {
  if (channel === "whatsapp") {
    return { whatsAppMarketingConsent: { state, optInLevel: "SINGLE_OPT_IN" } };
  }
  const consent = { marketingState: state, marketingOptInLevel: "SINGLE_OPT_IN" };
  return channel === "email"
    ? { emailMarketingConsent: consent }
    : { smsMarketingConsent: consent };
}

type Looked = { readonly reading: MarketingReading; readonly customerId: string | null };

const refused = (code: string): Looked => ({
  reading: { kind: "refused", code },
  customerId: null,
});

async function look(call: PolicyCall, { channel, address }: MarketingTarget): Promise<Looked> {
  const reply = await askOrRefused(call, findCustomer[channel], address);
  if (reply === undefined) return refused("source-refused");
  if (reply.denied.length > 0) return refused("access-denied");
  const parsed = replySchema.safeParse(reply.data);
  if (!parsed.success) throw new TransientSourceError("Shopify's answer is no customer's consent");
  return readCustomer(channel, parsed.data.customer ?? null);
}

type Customer = NonNullable<z.infer<typeof replySchema>["customer"]>;

function readCustomer(channel: Channel, customer: Customer | null): Looked {
  const found = channel === "email" ? customer?.defaultEmailAddress : customer?.defaultPhoneNumber;
  if (customer === null || !found) {
    return { reading: { kind: "unknown-there" }, customerId: null };
  }
  const said =
    channel === "whatsapp" ? found.whatsAppMarketingConsent?.state : found.marketingState;
  const word = said ?? "NOT_SUBSCRIBED";
  return { reading: { kind: "read", isOut: !isIn.has(word), word }, customerId: customer.id };
}

async function askOrRefused(call: PolicyCall, document: string, address: string) {
  try {
    return await ask(call, { document, variables: { address }, points: 3 });
  } catch (error) {
    if (error instanceof SourceRefusedError && !(error instanceof ShopNotInstalledError)) {
      return undefined;
    }
    throw error;
  }
}

const addressSchema = z.object({
  customer: z
    .object({ defaultEmailAddress: z.object({ emailAddress: z.string().nullish() }).nullish() })
    .nullish(),
});

/** The e-mail address of a customer of the shop; undefined where Shopify names none. */
export async function findCustomerEmail(
  client: AdminClient,
  of: { readonly installationId: InstallationId; readonly customerId: CustomerId },
  signal: AbortSignal,
): Promise<string | undefined> {
  const { installationId, customerId } = of;
  const { data } = await ask(
    { client, installationId, signal },
    {
      document: `query EmailOfCustomer($id: ID!) {
        customer(id: $id) { defaultEmailAddress { emailAddress } }
      }`,
      variables: { id: `gid://shopify/Customer/${customerId}` },
      points: 2,
    },
  );
  const { customer } = addressSchema.safeParse(data).data ?? {};
  return customer?.defaultEmailAddress?.emailAddress ?? undefined;
}
