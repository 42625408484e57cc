import { useEffect, useRef, useState } from "react";
import { type ListCounts, noCounts } from "../../domain/newsletter/list/row-words.ts";
import type { Channel } from "../../domain/newsletter/types.ts";
import { saveAs } from "../use-download.ts";
import { checkFile, ListRefusedError } from "./check-file.ts";

type Known = { readonly name: string; readonly share: number; readonly counts: ListCounts };

/** A list on its way. */
export type ListRun =
  | { readonly state: "none" }
  | ({ readonly state: "running" } & Known)
  | ({ readonly state: "done"; readonly list: Blob } & Known)
  | { readonly state: "failed"; readonly message: string };

const refusals: Readonly<Record<string, string>> = {
  "not-text":
    "This is no CSV in plain text. In your spreadsheet choose “Save as”, then “CSV (UTF-8)”.",
  "no-addresses": "No column of this file holds addresses.",
  "not-allowed": "You may not check lists. The account owner can allow it.",
};
const broken = "The list could not be checked to its end. Look at your connection and try again.";

/** Checks a list in this page. It stops when the page is left. */
export function useListCheck() {
  const [run, setRun] = useState<ListRun>({ state: "none" });
  const stopping = useRef<AbortController>();
  useEffect(() => () => stopping.current?.abort(), []);
  useWarning(run.state === "running");
  const start = (file: File, channel: Channel) => {
    const { signal } = (stopping.current = new AbortController());
    const { name } = file;
    setRun({ state: "running", name, share: 0, counts: noCounts });
    checkFile({
      ...{ file, channel, signal, send: (address, init) => fetch(address, init) },
      onProgress: (progress) => setRun({ state: "running", name, ...progress }),
    }).then(
      (done) => setRun({ state: "done", name, share: 1, ...done }),
      (error: unknown) => setRun(signal.aborted ? { state: "none" } : failureOf(error)),
    );
  };
  return {
    run,
    start,
    stop: () => stopping.current?.abort(),
    save: () => {
      if (run.state === "done") saveAs(run.list, `checked-${run.name}`);
    },
  };
}

function failureOf(error: unknown): ListRun {
  const code = error instanceof ListRefusedError ? error.code : "";
  return { state: "failed", message: refusals[code] ?? broken };
}

/** The browser asks before a page is closed in which a list is being checked. */
function useWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isOn]);
}
