import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { EmptyNote } from "./empty-note.tsx";
import { Facts } from "./facts.tsx";
import { PolicyHistory } from "./policy-history.tsx";
import { PolicyNext } from "./policy-next.tsx";
import { PolicyOpen } from "./policy-open.tsx";
import { PolicyShown } from "./policy-shown.tsx";
import { PolicyStanding } from "./policy-standing.tsx";
import { pollWhileVisible } from "./poll-while-visible.ts";
import type { ShownPolicy } from "./present/shown-policy.ts";

const POLL_MS = 2_000;

/** The policy: what stands in the store, what would go out next, and how it looks. */
export function PolicyPage({ policy }: { readonly policy: ShownPolicy | null }) {
  usePolling(policy?.open?.kind === "running");
  return (
    <Page
      title="Policy"
      subtitle="Printed from the register, published in all its languages at once, and read back."
      secondaryActions={[
        { content: "Read a policy you have", url: "/app/policy/read" },
        { content: "Open the register", url: "/app/register" },
      ]}
    >
      {policy === null ? (
        <Card padding="0">
          <EmptyNote
            title="The register comes first"
            text="The policy is printed from what the register says. Begin it, and the policy appears here."
            action={{ content: "Begin the register", url: "/app/register" }}
          />
        </Card>
      ) : (
        <PolicyParts policy={policy} />
      )}
    </Page>
  );
}

function PolicyParts({ policy }: { readonly policy: ShownPolicy }) {
  return (
    <BlockStack gap="400">
      {policy.mayConfigure ? null : (
        <Banner tone="info">
          You can look at the policy. The account owner can allow you to publish it.
        </Banner>
      )}
      {policy.open === null ? null : (
        <PolicyOpen open={policy.open} mayConfigure={policy.mayConfigure} />
      )}
      <PolicyStanding standing={policy.standing} mayConfigure={policy.mayConfigure} />
      <PolicyNext policy={policy} />
      {policy.told === null ? null : (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              Who was told
            </Text>
            <Facts facts={policy.told} />
          </BlockStack>
        </Card>
      )}
      <PolicyHistory editions={policy.history} older={policy.older} />
      <PolicyShown preview={policy.preview} />
    </BlockStack>
  );
}

function usePolling(isOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== "idle") return undefined;
    return pollWhileVisible(document, revalidate, POLL_MS);
  }, [isOn, state, revalidate]);
}
