import {
  Banner,
  BlockStack,
  Button,
  Checkbox,
  ChoiceList,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { type ReactElement, useState } from "react";
import { HomeScopes } from "./home-scopes.tsx";
import { PolicyPublishDialog } from "./policy-publish-dialog.tsx";
import type { ShownPolicy } from "./present/shown-policy.ts";
import { useAction } from "./use-action.ts";

/** What is chosen before publishing. */
export type PublishDraft = {
  readonly targets: readonly string[];
  readonly isPlanned: boolean;
  readonly on: string;
  readonly takeOver: boolean;
  readonly overwrite: boolean;
};

/** Where and when the next edition goes out. */
export function PolicyPublishForm({ policy }: { readonly policy: ShownPolicy }) {
  const { form, mayConfigure } = policy;
  const publish = useAction("policy-publish");
  const [isAsking, setAsking] = useState(false);
  const chosen = form.targets.filter(({ isChosen }) => isChosen).map(({ value }) => value);
  const [draft, setDraft] = useState<PublishDraft>({
    targets: chosen,
    ...{ isPlanned: false, on: form.leadDay, takeOver: false, overwrite: false },
  });
  const change = (some: Partial<PublishDraft>) => setDraft({ ...draft, ...some });
  const isShopify = draft.targets.includes("shopify-policy");
  const lacks = isShopify && form.scopes.length > 0;
  const isSame = policy.next.isSame && draft.targets.join() === chosen.join();
  const button: ReactElement = (
    <Button
      variant="primary"
      onClick={() => setAsking(true)}
      loading={publish.isBusy}
      disabled={!mayConfigure || lacks || isSame || draft.targets.length === 0}
    >
      {draft.isPlanned ? "Plan this edition" : "Publish now"}
    </Button>
  );
  return (
    <BlockStack gap="400">
      <Where policy={policy} draft={draft} onChange={change} />
      {lacks ? (
        <HomeScopes
          title="Permissions for Shopify’s privacy policy"
          text="Blocks in your theme need none of them."
          scopes={form.scopes}
          mayConfigure={mayConfigure}
        />
      ) : null}
      <When form={form} draft={draft} isDisabled={!mayConfigure} onChange={change} />
      {publish.failure === null ? null : (
        <Banner tone="critical">
          <p>{publish.failure}</p>
        </Banner>
      )}
      <InlineStack>
        <PolicyPublishDialog
          policy={policy}
          draft={draft}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          onPublish={() => {
            setAsking(false);
            publish.run(toFields(draft));
          }}
          activator={button}
        />
      </InlineStack>
    </BlockStack>
  );
}

function toFields(draft: PublishDraft): Readonly<Record<string, string>> {
  return {
    intent: "publish",
    targets: draft.targets.join(" "),
    on: draft.isPlanned ? draft.on : "",
    takeOver: draft.takeOver ? "yes" : "no",
    overwrite: draft.overwrite ? "yes" : "no",
  };
}

type WhereProps = {
  readonly policy: ShownPolicy;
  readonly draft: PublishDraft;
  readonly onChange: (some: Partial<PublishDraft>) => void;
};

function Where({ policy, draft, onChange }: WhereProps) {
  const { form, mayConfigure, open, standing } = policy;
  const isShopify = draft.targets.includes("shopify-policy");
  const isChanged = open?.isChangedElsewhere === true || (standing?.differences.length ?? 0) > 0;
  return (
    <BlockStack gap="300">
      <ChoiceList
        allowMultiple
        title="Where"
        choices={form.targets.map(({ value, label, help }) => ({ value, label, helpText: help }))}
        selected={[...draft.targets]}
        onChange={(targets) => onChange({ targets })}
        disabled={!mayConfigure}
      />
      {form.warnings.map((warning) => (
        <Text as="p" key={warning} tone="subdued">
          {warning}
        </Text>
      ))}
      {isShopify && form.isShopifyManaged ? (
        <Banner tone="warning" title="Shopify writes this policy by itself now">
          <BlockStack gap="200">
            <p>
              Lagom can only publish here after switching that off. No app can switch it on again:
              only you can, under Settings &gt; Policies in Shopify.
            </p>
            <Checkbox
              label="Lagom may switch off Shopify’s automatic policy"
              checked={draft.takeOver}
              onChange={(takeOver) => onChange({ takeOver })}
              disabled={!mayConfigure}
            />
          </BlockStack>
        </Banner>
      ) : null}
      {isChanged ? (
        <Checkbox
          label="Replace what somebody else wrote"
          helpText="What they wrote is kept until the new edition stands, and put back if publishing fails."
          checked={draft.overwrite}
          onChange={(overwrite) => onChange({ overwrite })}
          disabled={!mayConfigure}
        />
      ) : null}
    </BlockStack>
  );
}

type WhenProps = {
  readonly form: ShownPolicy["form"];
  readonly draft: PublishDraft;
  readonly isDisabled: boolean;
  readonly onChange: (some: Partial<PublishDraft>) => void;
};

function When({ form, draft, isDisabled, onChange }: WhenProps) {
  return (
    <BlockStack gap="300">
      <ChoiceList
        title="When"
        choices={[
          { value: "now", label: "Now" },
          {
            value: "planned",
            label: "On a day ahead",
            helpText:
              "People are told beforehand, and the history in your theme says what is coming.",
          },
        ]}
        selected={[draft.isPlanned ? "planned" : "now"]}
        onChange={([chosen]) => onChange({ isPlanned: chosen === "planned" })}
        disabled={isDisabled}
      />
      {draft.isPlanned ? (
        <TextField
          label="Day it takes effect"
          type="date"
          autoComplete="off"
          min={form.firstDay}
          value={draft.on}
          onChange={(on) => onChange({ on })}
          disabled={isDisabled}
        />
      ) : null}
    </BlockStack>
  );
}
