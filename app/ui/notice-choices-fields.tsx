import { BlockStack, Card, Checkbox, Text, TextField } from "@shopify/polaris";
import { noticeLimits } from "../domain/consent/check-notice-settings.ts";
import type { FieldsProps } from "./notice-look-fields.tsx";

const { fewestDays, mostDays, policyUrlLength } = noticeLimits;

/** Whom the notice asks, how long an answer holds, and where the policy is. */
export function NoticeChoicesFields({ drafting, isDisabled }: FieldsProps) {
  const { draft, faults, change } = drafting;
  const has = (field: string) => faults.some((fault) => fault.field === field);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Asking
        </Text>
        <Checkbox
          label="Ask everybody first, wherever they are"
          helpText="Otherwise visitors from places where data may be used until somebody says no are told and can opt out. Wherever Shopify names no place, visitors are asked first in any case."
          checked={draft.askEverywhere}
          disabled={isDisabled}
          onChange={(askEverywhere) => change({ askEverywhere })}
        />
        <TextField
          label="Ask again after"
          type="number"
          inputMode="numeric"
          min={fewestDays}
          max={mostDays}
          suffix="days"
          autoComplete="off"
          value={draft.days}
          disabled={isDisabled}
          onChange={(days) => change({ days })}
          helpText="A yes and a no hold for the same time, six months (184 days) at least. Visitors are asked sooner only if what they agreed to changes; who opted out of sale is not asked for twelve months."
          error={
            has("days")
              ? `Choose between ${String(fewestDays)} and ${String(mostDays)} days.`
              : false
          }
        />
        <TextField
          label="Address of your policy"
          autoComplete="off"
          maxLength={policyUrlLength}
          value={draft.policyUrl}
          disabled={isDisabled}
          onChange={(policyUrl) => change({ policyUrl })}
          error={
            has("policyUrl")
              ? "Write a path of your store, such as /policies/privacy-policy, or an address that begins with https://."
              : false
          }
        />
        <Checkbox
          label="Speak Arabic, too"
          helpText="The notice’s own sentences in Arabic, written from right to left; names and purposes stay in your main language. Nobody has reviewed the Arabic."
          checked={draft.arabic}
          disabled={isDisabled}
          onChange={(arabic) => change({ arabic })}
        />
      </BlockStack>
    </Card>
  );
}
