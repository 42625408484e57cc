import { BlockStack, Modal, Text } from "@shopify/polaris";
import type { ReactElement } from "react";
import type { PublishDraft } from "./policy-publish-form.tsx";
import { toCalendarDate } from "./present/dates.ts";
import type { ShownPolicy } from "./present/shown-policy.ts";

type Props = {
  readonly policy: ShownPolicy;
  readonly draft: PublishDraft;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPublish: () => void;
  /** Opens it, and gets the focus back when it closes. */
  readonly activator: ReactElement;
};

/** Says once more what is about to happen. */
export function PolicyPublishDialog({ policy, draft, ...dialog }: Props) {
  const { next, form, preview } = policy;
  const places = form.targets
    .filter(({ value }) => draft.targets.includes(value))
    .map(({ label }) => label);
  const languages = preview.languages.map(({ label }) => label).join(", ");
  return (
    <Modal
      activator={dialog.activator}
      open={dialog.isOpen}
      onClose={dialog.onClose}
      title={`${draft.isPlanned ? "Plan" : "Publish"} edition ${String(next.number)}?`}
      primaryAction={{
        content: draft.isPlanned ? "Plan" : "Publish",
        onAction: dialog.onPublish,
      }}
      secondaryActions={[{ content: "Cancel", onAction: dialog.onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">
            In {languages}: {places.join(" and ")}.{" "}
            {draft.isPlanned
              ? `It takes effect on ${toCalendarDate(draft.on)}.`
              : "It takes effect today."}
          </Text>
          {next.isFirst || next.concerned === null || next.concerned.length === 0 ? null : (
            <BlockStack gap="100">
              <Text as="p">{draft.isPlanned ? "Told at once:" : "Told when it stands:"}</Text>
              <ul>
                {next.concerned.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </BlockStack>
          )}
          {draft.takeOver && form.isShopifyManaged ? (
            <Text as="p" fontWeight="medium">
              Shopify’s automatic policy is switched off for good, as far as Lagom is concerned.
            </Text>
          ) : null}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
