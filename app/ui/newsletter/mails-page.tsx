import { useSearchParams } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Card,
  Divider,
  InlineGrid,
  InlineStack,
  Page,
  Pagination,
  Select,
  Text,
} from "@shopify/polaris";
import { EmptyNote } from "../empty-note.tsx";
import { mailKindWords, outcomeLabels, trustWords } from "../present/newsletter-words.ts";
import type { ShownDecision, ShownDecisions } from "../present/present-decisions.ts";
import { StatusBadge } from "../status-badge.tsx";
import { shownKinds } from "./leave-search.ts";
import { MailWrong } from "./mail-wrong.tsx";

type Props = {
  readonly decisions: ShownDecisions;
  readonly query: Readonly<Record<"kind" | "outcome" | "trust", string>>;
  readonly mayDecide: boolean;
};

/** Every mail that was read: what it was held to be, why, and what was done. */
export function MailsPage({ decisions, query, mayDecide }: Props) {
  const isFiltered = Object.values(query).some((one) => one !== "");
  return (
    <Page
      title="Mails to support"
      backAction={{ content: "Newsletter", url: "/app/newsletter" }}
      subtitle="What was read in each mail, and what was done. Of the mail itself nothing is kept."
    >
      <Card padding="0">
        <Box padding="400">
          <Filters query={query} />
        </Box>
        {decisions.decisions.length === 0 ? (
          <Nothing isFiltered={isFiltered} />
        ) : (
          decisions.decisions.map((decision) => (
            <Decision key={decision.id} decision={decision} mayDecide={mayDecide} />
          ))
        )}
        <Pages decisions={decisions} />
      </Card>
    </Page>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyNote title="Nothing matches" text="No mail was decided so." />
  ) : (
    <EmptyNote
      title="No mail has come in yet"
      text="Connect the mailbox people write to: whoever asks to leave by mail is then taken out at once, and everything else stays as it is."
      action={{ content: "Connect a mailbox", url: "/app/newsletter/mailbox" }}
    />
  );
}

const any = { label: "All", value: "" };
const options = {
  kind: [any, ...shownKinds.map((value) => ({ value, label: mailKindWords[value] ?? value }))],
  outcome: [
    any,
    ...Object.entries(outcomeLabels).map(([value, { text }]) => ({ value, label: text })),
  ],
  trust: [any, ...Object.entries(trustWords).map(([value, label]) => ({ value, label }))],
};

function Filters({ query }: Pick<Props, "query">) {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    next.delete("cursor");
    if (value === "") next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  const field = (name: keyof Props["query"], label: string) => (
    <Select
      label={label}
      options={options[name]}
      value={query[name]}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
      {field("kind", "What it was")}
      {field("outcome", "What was done")}
      {field("trust", "Sender")}
    </InlineGrid>
  );
}

type DecisionProps = { readonly decision: ShownDecision; readonly mayDecide: boolean };

function Decision({ decision, mayDecide }: DecisionProps) {
  return (
    <>
      <Divider />
      <Box padding="400">
        <InlineGrid columns={{ xs: 1, md: "2fr 3fr" }} gap="400">
          <BlockStack gap="150">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingSm">
                {decision.kind}
              </Text>
              <StatusBadge label={decision.outcome} />
            </InlineStack>
            {decision.also === "" ? null : <Text as="p">{`And: ${decision.also}`}</Text>}
            <Text as="p" tone="subdued">
              {decision.at}
            </Text>
            {decision.corrected === "" ? null : <Text as="p">{decision.corrected}</Text>}
            <MailWrong decision={decision} mayDecide={mayDecide} />
          </BlockStack>
          <BlockStack gap="150">
            <ul className="plain-list">
              {decision.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <Text as="p" tone="subdued">
              {decision.facts.map(([label, value]) => `${label}: ${value}`).join(" · ")}
            </Text>
          </BlockStack>
        </InlineGrid>
      </Box>
    </>
  );
}

function Pages({ decisions: { older, newer } }: Pick<Props, "decisions">) {
  const [params, setParams] = useSearchParams();
  if (older === null && newer === null) return null;
  const go = (cursor: string | null) => {
    const next = new URLSearchParams(params);
    if (cursor === null) next.delete("cursor");
    else next.set("cursor", cursor);
    setParams(next);
  };
  return (
    <Pagination
      type="table"
      accessibilityLabels={{ previous: "Newer mails", next: "Older mails" }}
      hasPrevious={newer !== null}
      onPrevious={() => go(newer)}
      hasNext={older !== null}
      onNext={() => go(older)}
    />
  );
}
