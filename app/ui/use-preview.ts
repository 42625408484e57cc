import { useEffect, useState } from "react";
import type { NoticeSettings } from "../domain/consent/notice-settings.ts";
import type { Regime } from "../domain/consent/types.ts";

export type PreviewReply = {
  /** A whole page. */
  readonly html: string;
  readonly plainBecause: string | null;
};

type Wish = {
  readonly settings: NoticeSettings;
  readonly isSound: boolean;
  readonly language: string;
  readonly regime: Regime;
  readonly gpc: boolean;
  /** Another number asks for the same anew. */
  readonly round: number;
};

/** A slider is dragged: what lies between is not asked for. */
const pauseMs = 200;
const failureText = "The preview could not be made. Try “Show it anew”.";

/** The preview of a draft, made by the server each time the draft changes; the last one stays until then. */
export function usePreview({ isSound, round, ...wish }: Wish): {
  readonly preview: PreviewReply | null;
  readonly failure: string | null;
} {
  const [preview, setPreview] = useState<PreviewReply | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const body = JSON.stringify(wish);
  useEffect(() => {
    if (!isSound) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      askForPreview(body, stop.signal)
        .then((reply) => {
          setPreview(reply);
          setFailure(null);
        })
        .catch(() => {
          if (!stop.signal.aborted) setFailure(failureText);
        });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body, isSound, round]);
  return { preview, failure };
}

/** App Bridge signs it. */
async function askForPreview(body: string, signal: AbortSignal): Promise<PreviewReply> {
  const response = await fetch("/app/notice/preview", {
    ...{ method: "POST", body, signal },
    headers: { "content-type": "application/json" },
  });
  if (!response.ok) throw new Error(`The preview answered ${String(response.status)}`);
  return (await response.json()) as PreviewReply;
}
