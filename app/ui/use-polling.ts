import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { pollWhileVisible } from "./poll-while-visible.ts";

const POLL_MS = 2_000;

/** Reads the page again and again while something is going on and somebody looks. */
export function usePolling(isOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== "idle") return undefined;
    return pollWhileVisible(document, revalidate, POLL_MS);
  }, [isOn, state, revalidate]);
}
