import {
  Badge,
  BlockStack,
  Button,
  Card,
  Collapsible,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import type { ShownGrade, ShownReading } from "./present/present-reading.ts";

type Props = { readonly grades: ShownReading["grades"] };

const groups = [
  {
    state: "outdated",
    title: "Outdated",
    text: "Said in a way the law no longer accepts.",
    badge: <Badge tone="critical">Outdated</Badge>,
  },
  {
    state: "missing",
    title: "Missing",
    text: "Lagom found nothing about it.",
    badge: <Badge tone="warning">Missing</Badge>,
  },
  {
    state: "vague",
    title: "Too vague",
    text: "Touched upon, without what the law wants to know.",
    badge: <Badge tone="attention">Too vague</Badge>,
  },
] as const;

/** What the law wants said, by how the policy says it; each with its article and what to do. */
export function ReadingGrades({ grades }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <BlockStack gap="500">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            What the law wants said
          </Text>
          <Text as="p" tone="subdued">
            Rules read the text, not a lawyer. They find what is not there more surely than they
            judge what is.
          </Text>
        </BlockStack>
        {groups.map(({ state, title, text, badge }) =>
          grades[state].length === 0 ? null : (
            <section key={state} id={state}>
              <BlockStack gap="300">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {title}
                  </Text>
                  <Text as="span" tone="subdued">
                    {text}
                  </Text>
                </InlineStack>
                <ul className="plain-list reading-grades">
                  {grades[state].map((grade) => (
                    <Grade key={grade.item} grade={grade} badge={badge} isDone={false} />
                  ))}
                </ul>
              </BlockStack>
            </section>
          ),
        )}
        <section id="present">
          <BlockStack gap="300" inlineAlign="start">
            <Button
              disclosure={isOpen ? "up" : "down"}
              onClick={() => setOpen(!isOpen)}
              ariaExpanded={isOpen}
              ariaControls="reading-said"
              variant="plain"
            >
              {`${String(grades.present.length)} said as the law wants it`}
            </Button>
            <Collapsible id="reading-said" open={isOpen}>
              <ul className="plain-list reading-grades">
                {grades.present.map((grade) => (
                  <Grade
                    key={grade.item}
                    grade={grade}
                    badge={<Badge tone="success">Said</Badge>}
                    isDone
                  />
                ))}
              </ul>
            </Collapsible>
          </BlockStack>
        </section>
      </BlockStack>
    </Card>
  );
}

type GradeProps = {
  readonly grade: ShownGrade;
  readonly badge: React.ReactNode;
  readonly isDone: boolean;
};

function Grade({ grade, badge, isDone }: GradeProps) {
  const { title, source, advice, url, quote } = grade;
  return (
    <li className="reading-grade">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h4" variant="bodyMd" fontWeight="semibold">
          {title}
        </Text>
        {badge}
        <Text as="span" variant="bodySm" tone="subdued">
          {source}
        </Text>
      </InlineStack>
      {quote === "" ? null : <blockquote className="reading-quote">{quote}</blockquote>}
      {isDone ? null : (
        <Text as="p">
          {advice}{" "}
          <Link url={url} accessibilityLabel={`Where to say it: ${title}`}>
            Where to say it
          </Link>
        </Text>
      )}
    </li>
  );
}
