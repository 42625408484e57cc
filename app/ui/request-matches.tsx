import { BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import type { ShownMatch } from "./present/present-request.ts";
import { StatusBadge } from "./status-badge.tsx";
import type { RunAction } from "./use-action.ts";

type Props = {
  readonly matches: readonly ShownMatch[];
  readonly mayDecide: boolean;
  readonly action: { readonly run: RunAction; readonly isBusy: boolean };
};

/** Records that may be the person's: included only by a decision, which can be taken back. */
export function RequestMatches({ matches, mayDecide, action }: Props) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Possible matches
          </Text>
          <Text as="p" tone="subdued">
            These carry an e-mail address that also stands on one of the person’s own orders. It may
            be theirs, or somebody’s who shared it. They stay out of the answer unless you include
            them.
          </Text>
        </BlockStack>
      </Box>
      <ul className="plain-list divided divided--top">
        {matches.map((match) => (
          <li key={match.id}>
            <MatchRow match={match} mayDecide={mayDecide} action={action} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type RowProps = Omit<Props, "matches"> & { readonly match: ShownMatch };

function MatchRow({ match, mayDecide, action }: RowProps) {
  const decide = (decision: ShownMatch["decision"]) =>
    action.run({ intent: "decide-match", match: match.id, decision });
  const name = match.label ?? match.record;
  return (
    <Box padding="400">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="050">
          <Text as="span" fontWeight="medium">
            {match.place}: {name}
          </Text>
          <Text as="span" tone="subdued" breakWord>
            {[match.email ?? "E-mail hidden", match.date].filter(Boolean).join(" · ")}
          </Text>
        </BlockStack>
        {match.decision === "undecided" ? (
          <ButtonGroup>
            <Button
              onClick={() => decide("included")}
              disabled={!mayDecide || action.isBusy}
              accessibilityLabel={`Include ${name}`}
            >
              Include
            </Button>
            <Button
              onClick={() => decide("left-out")}
              disabled={!mayDecide || action.isBusy}
              accessibilityLabel={`Leave out ${name}`}
            >
              Leave out
            </Button>
          </ButtonGroup>
        ) : (
          <InlineStack gap="200" blockAlign="center">
            <StatusBadge
              label={
                match.decision === "included"
                  ? { text: "Included", tone: "success" }
                  : { text: "Left out", tone: null }
              }
            />
            <Button
              variant="plain"
              onClick={() => decide("undecided")}
              disabled={!mayDecide || action.isBusy}
              accessibilityLabel={`Undo the decision on ${name}`}
            >
              Undo
            </Button>
          </InlineStack>
        )}
      </InlineStack>
    </Box>
  );
}
