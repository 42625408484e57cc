import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  InlineStack,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { InterviewAnswers } from "../domain/register/start/questions.ts";
import type { InterviewReply } from "./interview-reply.ts";
import type { ShownProposal, ShownProposals } from "./present/present-proposals.ts";

type Props = {
  readonly answers: InterviewAnswers;
  readonly mayConfigure: boolean;
  readonly heading: RefObject<HTMLHeadingElement>;
  readonly onBack: () => void;
};

/** The end of the interview: what would be added, each to be taken or left. */
export function InterviewReview({ answers, mayConfigure, heading, onBack }: Props) {
  const { found, fault } = useProposals(answers);
  const [left, setLeft] = useState<readonly string[]>([]);
  const add = useAdding();
  const all = (found?.groups ?? []).flatMap(({ proposals }) => proposals);
  const taken = all.filter(({ id }) => !left.includes(id)).map(({ id }) => id);
  const toggle = (id: string, isOn: boolean) => {
    const others = left.filter((one) => one !== id);
    setLeft(isOn ? others : [...others, id]);
  };
  return (
    <Card>
      <BlockStack gap="400">
        <h2 ref={heading} tabIndex={-1} className="question">
          What will be added
        </h2>
        {fault === null ? null : <Banner tone="critical">{fault}</Banner>}
        {found === undefined ? (
          fault === null && <Looking />
        ) : (
          <Found found={found} left={left} isDisabled={!mayConfigure} onToggle={toggle} />
        )}
        {add.failure === null ? null : <Banner tone="critical">{add.failure}</Banner>}
        <InlineStack gap="200">
          <Button
            variant="primary"
            disabled={!mayConfigure || found === undefined || taken.length === 0}
            loading={add.isBusy}
            onClick={() => add.run(taken)}
          >
            {`Add ${String(taken.length)} to the register`}
          </Button>
          <Button onClick={onBack}>Back to the questions</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Looking() {
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        Lagom looks at your shop. This takes a few seconds.
      </Text>
      <SkeletonBodyText lines={6} />
    </BlockStack>
  );
}

type FoundProps = {
  readonly found: ShownProposals;
  readonly left: readonly string[];
  readonly isDisabled: boolean;
  readonly onToggle: (id: string, isOn: boolean) => void;
};

function Found({ found, left, isDisabled, onToggle }: FoundProps) {
  return (
    <BlockStack gap="500">
      <Text as="p" tone="subdued">
        Untick what is not true of your shop. Everything can be changed later; what the register
        says already stays.
      </Text>
      {found.unseen.length === 0 ? null : (
        <Banner tone="info">
          {found.unseen.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Banner>
      )}
      {found.groups.length === 0 ? (
        <Text as="p">Nothing new: the register says all of this already.</Text>
      ) : null}
      {found.groups.map(({ title, proposals }) => (
        <fieldset className="plain-fieldset" key={title}>
          <legend>
            <Text as="span" variant="headingSm">
              {title}
            </Text>
          </legend>
          <BlockStack gap="300">
            {proposals.map((proposal) => (
              <Checkbox
                key={proposal.id}
                label={proposal.title}
                helpText={<Said proposal={proposal} />}
                checked={!left.includes(proposal.id)}
                disabled={isDisabled}
                onChange={(isOn) => onToggle(proposal.id, isOn)}
              />
            ))}
          </BlockStack>
        </fieldset>
      ))}
    </BlockStack>
  );
}

function Said({ proposal: { text, from } }: { readonly proposal: ShownProposal }) {
  return (
    <Text as="span" tone="subdued" breakWord>
      {text}
      <br />
      Why: {from}.
    </Text>
  );
}

function useProposals(answers: InterviewAnswers) {
  const { submit, data } = useFetcher<InterviewReply>();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    const fields = { intent: "propose", answers: JSON.stringify(answers), at: "" };
    submit(fields, { method: "post" });
  }, [answers, submit]);
  return {
    found: data?.proposals ?? undefined,
    fault: data?.ok === false ? data.message : null,
  };
}

function useAdding() {
  const { submit, data, state } = useFetcher<InterviewReply>();
  const bridge = useAppBridge();
  const navigate = useNavigate();
  useEffect(() => {
    if (data === undefined) return;
    bridge.toast.show(data.message, { isError: !data.ok });
    if (data.ok) navigate(`/app/register?saved=${String(data.number)}`);
  }, [bridge, data, navigate]);
  return {
    isBusy: state !== "idle",
    failure: data?.ok === false ? data.message : null,
    run: (taken: readonly string[]) =>
      submit(
        {
          intent: "accept",
          taken: JSON.stringify(taken),
        },
        { method: "post" },
      ),
  };
}
