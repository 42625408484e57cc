import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { EmptyNote } from "./empty-note.tsx";
import type { ShownProposal, ShownSentence } from "./present/present-reading.ts";
import { counted } from "./present/dates.ts";

export type Decision = "accepted" | "refused";
type Drafts = Readonly<Record<string, Decision>>;

type Props = {
  readonly sentences: readonly ShownSentence[];
  readonly drafts: Drafts;
  readonly isDisabled: boolean;
  readonly onDecide: (chosen: Drafts) => void;
};

/** Sentences on the left, what each would change on the right, to be taken over or left. */
export function ReadingProposals({ sentences, drafts, isDisabled, onDecide }: Props) {
  const open = sentences
    .flatMap(({ proposals }) => proposals)
    .filter(({ id, state }) => state === "open" && drafts[id] === undefined);
  const decideAll = (decision: Decision) =>
    onDecide(Object.fromEntries(open.map(({ id }) => [id, decision])));
  if (sentences.length === 0) {
    return (
      <Card padding="0">
        <EmptyNote
          title="Nothing to take over"
          text="Lagom found nothing in this text that the register could hold. What is missing is listed below."
        />
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              For your register
            </Text>
            <Text as="p" tone="subdued">
              {open.length === 0
                ? "Everything is decided."
                : `${counted(open.length, "proposal")} to decide. Each stands beside its sentence.`}
            </Text>
          </BlockStack>
          <ButtonGroup>
            <Button
              disabled={isDisabled || open.length === 0}
              onClick={() => decideAll("accepted")}
            >
              Take all over
            </Button>
            <Button disabled={isDisabled || open.length === 0} onClick={() => decideAll("refused")}>
              Leave all
            </Button>
          </ButtonGroup>
        </InlineStack>
        <ul className="plain-list reading-pairs">
          {sentences.map(({ quote, proposals }) => (
            <li key={quote} className="reading-pair">
              <blockquote className="reading-quote">
                <mark>{quote}</mark>
              </blockquote>
              <ul className="plain-list reading-choices">
                {proposals.map((proposal) => (
                  <Choice
                    key={proposal.id}
                    proposal={proposal}
                    draft={drafts[proposal.id]}
                    isDisabled={isDisabled}
                    onDecide={(decision) => onDecide({ [proposal.id]: decision })}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

type ChoiceProps = {
  readonly proposal: ShownProposal;
  readonly draft: Decision | undefined;
  readonly isDisabled: boolean;
  readonly onDecide: (decision: Decision) => void;
};

const badges = {
  accepted: <Badge tone="success">Taken over</Badge>,
  refused: <Badge>Left</Badge>,
  "there-already": <Badge tone="info">In the register</Badge>,
} as const;

function Choice({ proposal, draft, isDisabled, onDecide }: ChoiceProps) {
  const { field, value, state } = proposal;
  return (
    <li className="reading-choice">
      <div>
        <Text as="p" variant="bodySm" tone="subdued">
          {field}
        </Text>
        <Text as="p" fontWeight="medium" breakWord>
          {value}
        </Text>
      </div>
      {state === "open" || state === "refused" ? (
        <BlockStack gap="100" inlineAlign="start">
          {state === "refused" && draft === undefined ? badges.refused : null}
          <ButtonGroup variant="segmented">
            <Button
              size="slim"
              pressed={draft === "accepted"}
              disabled={isDisabled}
              onClick={() => onDecide("accepted")}
              accessibilityLabel={`Take over ${field}: ${value}`}
            >
              Take over
            </Button>
            <Button
              size="slim"
              pressed={draft === "refused"}
              disabled={isDisabled}
              onClick={() => onDecide("refused")}
              accessibilityLabel={`Leave ${field}: ${value}`}
            >
              Leave
            </Button>
          </ButtonGroup>
        </BlockStack>
      ) : (
        badges[state]
      )}
    </li>
  );
}
