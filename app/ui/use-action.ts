import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import type { ActionReply } from "./action-reply.ts";

export type RunAction = (fields: Readonly<Record<string, string>>) => void;

/**
 * Posts to the page's own action and says the outcome in a toast; a refusal
 * stays readable in `failure` until the next try.
 */
export function useAction(key?: string): {
  readonly run: RunAction;
  readonly isBusy: boolean;
  readonly failure: string | null;
  readonly reply: ActionReply | undefined;
} {
  const fetcher = useFetcher<ActionReply>(key === undefined ? {} : { key });
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply !== undefined) bridge.toast.show(reply.message, { isError: !reply.ok });
  }, [bridge, reply]);
  return {
    run: (fields) => fetcher.submit(fields, { method: "post" }),
    isBusy: fetcher.state !== "idle",
    failure: reply?.ok === false ? reply.message : null,
    reply,
  };
}
