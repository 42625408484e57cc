import { type ShouldRevalidateFunctionArgs, useFetcher } from "@remix-run/react";
import { Spinner, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { PreviewReply } from "./register-reply.ts";
import { SettingsSection } from "./settings-section.tsx";

/** Typing waits this long before the preview follows. */
const TYPING_MS = 500;

/** A preview changes nothing, so nothing is read anew for it. */
export function skipForPreview({
  formData,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;
}

type Props = { readonly edit: object };

/** What the policy will say of an item, as it is being edited. */
export function RegisterPreview({ edit }: Props) {
  const { html, isLoading } = usePreview(JSON.stringify(edit));
  return (
    <SettingsSection
      title="As the policy will say it"
      text="In your language, with what you have entered. Shoppers see it once you publish."
    >
      {html === null ? (
        <Text as="p" tone="subdued">
          {isLoading ? "Being printed" : "Nothing to show yet: fill in the fields above."}
        </Text>
      ) : (
        // Printed by Lagom: own elements only, every word of the merchant's escaped.
        <div className="policy-text" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      {isLoading ? (
        <Spinner size="small" accessibilityLabel="The preview is being printed" />
      ) : null}
    </SettingsSection>
  );
}

function usePreview(edit: string) {
  const { submit, data, state } = useFetcher<PreviewReply>();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    if (edit === asked) return undefined;
    const timer = setTimeout(
      () => {
        setAsked(edit);
        submit({ intent: "preview", edit }, { method: "post" });
      },
      asked === "" ? 0 : TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [asked, edit, submit]);
  return { html: data?.html ?? null, isLoading: state !== "idle" || asked === "" };
}
