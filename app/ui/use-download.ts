import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";

export type Download = {
  readonly start: () => void;
  readonly isBusy: boolean;
  readonly failure: string | null;
};

/** App Bridge signs fetches, not links: a file is fetched and then saved. */
export function useDownload(
  url: string,
  options: {
    readonly fileName: string;
    /** Said in a toast when it is saved. */
    readonly done: string;
    readonly failureOf: (status: number) => string;
    readonly onDone?: () => void;
    /** Sent along where the file is about something that must not stand in an address. */
    readonly fields?: Readonly<Record<string, string>>;
  },
): Download {
  const bridge = useAppBridge();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const load = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { fields } = options;
      const body = fields === undefined ? undefined : new URLSearchParams(fields);
      const response = await fetch(url, body === undefined ? {} : { method: "POST", body });
      if (!response.ok) {
        setFailure(options.failureOf(response.status));
        return;
      }
      saveAs(await response.blob(), options.fileName);
      bridge.toast.show(options.done);
      options.onDone?.();
    } catch {
      setFailure(options.failureOf(0));
    } finally {
      setBusy(false);
    }
  };
  return { start: () => void load(), isBusy, failure };
}

/** Hands a file to the browser to be saved. */
export function saveAs(blob: Blob, fileName: string): void {
  const href = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
