import { signProxy } from "../../tests/support/consent-fixture.ts";
import { testApp } from "../../tests/support/app-process.ts";
import { consentReport } from "../../tests/support/consent-fixture.ts";
import type { SignedDelivery } from "../webhooks/deliveries.ts";

export const benchShop = "bench.myshopify.com";

/** Choices of so many different visitors, as the app proxy hands them on. */
export function makeReports(count: number): readonly SignedDelivery[] {
  return Array.from({ length: count }, (_, index) => {
    const act = index % 3 === 0 ? "refuse" : "accept";
    const body = JSON.stringify(consentReport({ act }));
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "x-forwarded-for": `2001:db8::${index.toString(16)}`,
    };
    return { body, headers };
  });
}

/** The address reports go to now; Shopify's signature is good for a minute and a half. */
export function signedAddress(address: string): string {
  return `${address}?${signProxy({ shop: benchShop, secret: testApp.apiSecret })}`;
}
