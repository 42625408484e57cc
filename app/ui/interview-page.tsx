import { useFetcher } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import {
  type InterviewAnswers,
  listQuestions,
  type QuestionId,
} from "../domain/register/start/questions.ts";
import { InterviewQuestion, type ShownQuestion } from "./interview-question.tsx";
import { InterviewReview } from "./interview-review.tsx";
import { MayOnlyLook } from "./register-frame.tsx";

type Props = {
  readonly questions: readonly ShownQuestion[];
  readonly answers: InterviewAnswers;
  /** The question somebody was at when they left; null at the beginning. */
  readonly at: QuestionId | null;
  readonly mayConfigure: boolean;
};

/** The short interview: one question at a time, then what comes of it. */
export function InterviewPage({ questions, answers: saved, at, mayConfigure }: Props) {
  const [answers, setAnswers] = useState(saved);
  const asked = listQuestions(answers).flatMap(
    ({ id }) => questions.find((question) => question.id === id) ?? [],
  );
  const [step, setStep] = useState(() =>
    Math.max(
      0,
      asked.findIndex(({ id }) => id === at),
    ),
  );
  const remember = useRemember();
  const heading = useFocusedHeading(step);
  const isOver = step >= asked.length;
  const question = asked[step];
  const go = (next: number) => {
    remember(answers, asked[next]?.id);
    setStep(Math.max(0, next));
  };
  return (
    <Page
      title="A few questions"
      subtitle="Skip what you do not know: it stays open in the register and is shown there."
      backAction={{ content: "Register", url: "/app/register" }}
      narrowWidth
    >
      <BlockStack gap="400">
        <MayOnlyLook mayConfigure={mayConfigure} />
        <Progress done={Math.min(step, asked.length)} all={asked.length} />
        {isOver || question === undefined ? (
          <InterviewReview
            answers={answers}
            mayConfigure={mayConfigure}
            heading={heading}
            onBack={() => go(asked.length - 1)}
          />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              go(step + 1);
            }}
          >
            <Card>
              <BlockStack gap="400">
                <h2 ref={heading} tabIndex={-1} className="question">
                  {question.text}
                </h2>
                <InterviewQuestion
                  question={question}
                  answers={answers}
                  isDisabled={!mayConfigure}
                  onChange={setAnswers}
                />
                <Steps
                  step={step}
                  onBack={() => go(step - 1)}
                  onSkip={() => {
                    setAnswers(without(answers, question));
                    setStep(step + 1);
                  }}
                  onEnd={() => go(asked.length)}
                />
              </BlockStack>
            </Card>
          </form>
        )}
      </BlockStack>
    </Page>
  );
}

type ProgressProps = { readonly done: number; readonly all: number };

function Progress({ done, all }: ProgressProps) {
  const text =
    done >= all ? "All questions asked" : `Question ${String(done + 1)} of ${String(all)}`;
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <BlockStack gap="100">
        <Text as="p" tone="subdued" id="interview-progress">
          {text}
        </Text>
        <ProgressBar
          progress={Math.round((done / Math.max(1, all)) * 100)}
          size="small"
          tone="success"
          ariaLabelledBy="interview-progress"
        />
      </BlockStack>
    </Box>
  );
}

type StepsProps = {
  readonly step: number;
  readonly onBack: () => void;
  readonly onSkip: () => void;
  readonly onEnd: () => void;
};

function Steps({ step, onBack, onSkip, onEnd }: StepsProps) {
  return (
    <InlineStack align="space-between" gap="200">
      <InlineStack gap="200">
        <Button variant="primary" submit>
          Next
        </Button>
        <Button onClick={onSkip}>Skip</Button>
      </InlineStack>
      <InlineStack gap="200">
        {step === 0 ? null : <Button onClick={onBack}>Back</Button>}
        <Button variant="plain" onClick={onEnd}>
          Go to the end
        </Button>
      </InlineStack>
    </InlineStack>
  );
}

function without(answers: InterviewAnswers, { id, fields }: ShownQuestion): InterviewAnswers {
  const { [id]: _skipped, ...picks } = answers.picks;
  const names = fields.map((field) => field.id);
  const texts = Object.entries(answers.texts).filter(([name]) => !names.includes(name));
  return { picks, texts: Object.fromEntries(texts) };
}

/** Keeps the answers, so that the interview can go on another day. */
function useRemember() {
  const { submit } = useFetcher();
  return (answers: InterviewAnswers, at = "") => {
    const fields = { intent: "answer", answers: JSON.stringify(answers), at };
    submit(fields, { method: "post" });
  };
}

/** The next question is read out and the keyboard goes on from it. */
function useFocusedHeading(step: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else heading.current?.focus();
  }, [step]);
  return heading;
}
