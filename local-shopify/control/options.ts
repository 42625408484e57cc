import { z } from "zod";

import type { AdminApi, GeneratedStore, LocalClock } from "../contract.ts";

const storeOptionsSchema = z
  .object({
    shop: z.string().regex(/^[\w-]+\.myshopify\.com$/),
    seed: z.number(),
    customers: z.number(),
    orders: z.number(),
    hardPeople: z.boolean(),
    peopleWithOrders: z.array(z.number()).exactOptional(),
  })
  .readonly();

/** What `main.ts` reads from its configuration file. */
export const localShopifyOptionsSchema = z.object({
  /** Ports on loopback; 0 takes a free one. */
  port: z.number().default(0),
  controlPort: z.number().default(0),
  smtpPort: z.number().default(0),
  /** Where the local certificate authority is kept. */
  tlsDir: z.string(),
  /** Where installations and tokens are kept. */
  stateDir: z.string(),
  /** Introspection file of the Admin API, gzipped JSON. */
  schemaFile: z.string(),
  app: z.object({
    apiKey: z.string(),
    apiSecret: z.string(),
    previousSecret: z.string().exactOptional(),
    /** Public address of the app, `https://lagom.example.test`. */
    appUrl: z.url(),
    /** Where it listens, `http://127.0.0.1:<port>`. */
    appTarget: z.url(),
    handle: z.string(),
    name: z.string(),
    /** Path of its `shopify.app.toml`. */
    tomlFile: z.string(),
    /** Gets each returned mail as a POST of the raw message. */
    bounceUrl: z.url().exactOptional(),
    /** What that POST must carry to be let in. */
    bounceHeaders: z.record(z.string(), z.string()).default({}),
  }),
  shops: z.array(storeOptionsSchema),
  /** Local milliseconds per real millisecond. */
  clockSpeed: z.number().positive().default(1),
  /** Points a shop gets back per second and a full bucket holds; without it a Basic shop's. */
  apiLimits: z
    .object({ restoreRate: z.number().positive(), maximumAvailable: z.number().positive() })
    .exactOptional(),
});

/** Builds the Admin API over generated stores. */
export type CreateAdminApi = (options: {
  readonly schemaFile: string;
  readonly shops: LocalShopifyOptions["shops"];
  readonly clock: LocalClock;
  /** Address under which a bulk result is to be fetched. */
  readonly bulkUrl: (shop: string, fileId: string) => string;
  readonly restoreRate?: number;
  readonly maximumAvailable?: number;
}) => {
  readonly api: AdminApi;
  readonly stores: ReadonlyMap<string, GeneratedStore>;
};

/** Options with every default filled in. */
export type LocalShopifyOptions = z.output<typeof localShopifyOptionsSchema>;
/** Options as one writes them. */
export type LocalShopifySettings = z.input<typeof localShopifyOptionsSchema>;
