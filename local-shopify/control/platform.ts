import type { AdminApi, GeneratedStore, ProtectedKind } from "../contract.ts";
import type { MailServer } from "../mail/mail-server.ts";
import type { AppCredentials } from "../oauth/app-credentials.ts";
import type { Installations } from "../oauth/installations.ts";
import type { TrackerRequest } from "../storefront/tracker-host.ts";
import type { ThemeExtension } from "../storefront/extensions.ts";
import type { DeliveryQueue } from "../webhooks/delivery-queue.ts";
import type { Publisher } from "../webhooks/publisher.ts";
import type { AppConfig } from "./app-config.ts";
import type { Faults } from "./faults.ts";
import type { MovableClock } from "./movable-clock.ts";

/** The app as its operator registered it with Shopify. */
export type RegisteredApp = AppCredentials & {
  /** Public address, for instance `https://lagom.example.test`. */
  readonly appUrl: string;
  /** Part of its admin address. */
  readonly handle: string;
  readonly name: string;
};

/** Everything the doors of the stand-in (admin, control, proxy) work on. */
export type Platform = {
  readonly app: RegisteredApp;
  readonly config: AppConfig;
  /** Blocks the app has for themes. */
  readonly extensions: readonly ThemeExtension[];
  readonly clock: MovableClock;
  readonly api: AdminApi;
  readonly stores: ReadonlyMap<string, GeneratedStore>;
  readonly installations: Installations;
  readonly faults: Faults;
  readonly queue: DeliveryQueue;
  readonly publish: Publisher;
  readonly mail: MailServer;
  /** What third parties were asked for, oldest first. */
  readonly trackerRequests: TrackerRequest[];
  readonly settings: {
    /** Where the app listens now. */
    appTarget: string;
    withheld: ReadonlySet<ProtectedKind>;
    /** How long after `customers/redact` Shopify's own erasure comes; null: never. */
    ownErasureDelayMs: number | null;
    /** Whether an order of the last 180 days holds an erasure back. */
    erasureHold: boolean;
  };
};
