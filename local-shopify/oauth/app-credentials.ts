/** What identifies the app to Shopify. */
export type AppCredentials = {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Signs webhooks for a while after a rotation; opens nothing else. */
  readonly previousSecret?: string;
};
