import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";

/** Asks Shopify for permissions. It shows its own dialog; `app/scopes_update` then tells the app, a moment later. */
export function useGrant(scopes: readonly string[], title: string) {
  const bridge = useAppBridge();
  const { revalidate } = useRevalidator();
  const [isBusy, setBusy] = useState(false);
  const request = async () => {
    setBusy(true);
    try {
      const { result } = await bridge.scopes.request([...scopes]);
      if (result === "granted-all") {
        bridge.toast.show(`${title} granted`);
        revalidate();
      }
    } catch {
      bridge.toast.show("Shopify could not show the permission. Please try again.", {
        isError: true,
      });
    } finally {
      setBusy(false);
    }
  };
  return { ask: () => void request(), isBusy };
}
