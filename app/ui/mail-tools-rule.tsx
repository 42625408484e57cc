import { BlockStack, Button, ButtonGroup, ChoiceList, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ShownMailTools, ShownQuestion } from "./present/present-mail-tools.ts";
import { useAction } from "./use-action.ts";

type Props = Pick<ShownMailTools, "rule" | "questions"> & { readonly isDisabled: boolean };

const choices = [
  {
    value: "provable",
    label: "Let them in again when it can be shown",
    helpText:
      "A later sign-up of one person wins if Shopify shows that they did it themselves: an order with the box ticked, the newsletter form, or a number collected by Shopify. Everything else is put right.",
  },
  {
    value: "ask",
    label: "Ask me each time",
    helpText: "The person stays out until you decide below. You have eight days.",
  },
  {
    value: "never",
    label: "Never, except by their own link",
    helpText: "Only the person can come back, on the page behind the link in their mails.",
  },
];

/** The shop's rule for sign-ups that contradict an opt-out, and what it is asked about. */
export function MailToolsRule({ rule, questions, isDisabled }: Props) {
  const [chosen, setChosen] = useState<string>(rule);
  const action = useAction("opt-in-rule");
  return (
    <BlockStack gap="400">
      <ChoiceList
        title="When somebody who left appears as subscribed"
        choices={choices}
        selected={[chosen]}
        onChange={([value]) => setChosen(value ?? rule)}
        disabled={isDisabled}
      />
      <InlineStack>
        <Button
          onClick={() => action.run({ intent: "rule", rule: chosen })}
          loading={action.isBusy}
          disabled={isDisabled || chosen === rule}
        >
          Save rule
        </Button>
      </InlineStack>
      {questions.length === 0 ? null : <Questions questions={questions} isDisabled={isDisabled} />}
    </BlockStack>
  );
}

function Questions({ questions, isDisabled }: Omit<Props, "rule">) {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        For you to decide
      </Text>
      <ul className="plain-list divided">
        {questions.map((question) => (
          <li key={question.proofId}>
            <Question question={question} isDisabled={isDisabled} />
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}

function Question({ question, isDisabled }: { question: ShownQuestion; isDisabled: boolean }) {
  const action = useAction(`opt-in-${question.proofId}`);
  const decide = (as: string) => action.run({ intent: "decide", id: question.proofId, as });
  const isOff = isDisabled || action.isBusy;
  return (
    <div className="narrow-row">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <BlockStack gap="050">
          <Text as="p" breakWord>
            {question.address}
          </Text>
          <Text as="p" tone="subdued">
            {question.channel} · since {question.askedAt}
          </Text>
        </BlockStack>
        <ButtonGroup>
          <Button
            onClick={() => decide("let-in")}
            disabled={isOff}
            accessibilityLabel={`Let in again: ${question.address}`}
          >
            Let in again
          </Button>
          <Button
            onClick={() => decide("kept-out")}
            disabled={isOff}
            accessibilityLabel={`Keep out: ${question.address}`}
          >
            Keep out
          </Button>
        </ButtonGroup>
      </InlineStack>
    </div>
  );
}
