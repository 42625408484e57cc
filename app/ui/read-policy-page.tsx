import { Link as AppLink, useFetcher, useNavigate } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { EmptyNote } from "./empty-note.tsx";
import type { ShownReadingRow } from "./present/present-reading.ts";
import type { ReadingReply } from "./reading-reply.ts";

type Props = {
  readonly mayConfigure: boolean;
  readonly readings: readonly ShownReadingRow[];
};

/** Takes an existing policy in: pasted, from its address, or as it stands in Shopify. */
export function ReadPolicyPage({ mayConfigure, readings }: Props) {
  return (
    <Page
      title="Read a policy in"
      subtitle="Lagom reads the policy you have, sentence by sentence: what it promises, what the law still wants said, and what it can take over into your register."
      backAction={{ content: "Register", url: "/app/register" }}
    >
      <BlockStack gap="400">
        {mayConfigure ? (
          <PolicyForm />
        ) : (
          <Banner tone="info">
            You can look at what was read. The account owner can allow you to read a policy in.
          </Banner>
        )}
        <Card padding="0">
          {readings.length === 0 ? (
            <EmptyNote
              title="No policy has been read yet"
              text="What you read in is kept here with what you decided. It is sealed, and nothing is sent anywhere: Lagom reads it by rules of its own."
            />
          ) : (
            <Readings readings={readings} />
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}

const sources = [
  { value: "pasted", label: "Paste the text", helpText: "Text or HTML, in English or Swedish." },
  {
    value: "link",
    label: "Give its address",
    helpText: "Lagom reads the page once, as any visitor would.",
  },
  {
    value: "shopify",
    label: "Take the policy that stands in Shopify",
    helpText: "Settings, Policies, Privacy policy.",
  },
];

type Entered = { readonly source: string; readonly text: string; readonly address: string };

function PolicyForm() {
  const fetcher = useFetcher<ReadingReply>();
  const [entered, setEntered] = useState<Entered>({ source: "pasted", text: "", address: "" });
  const reply = fetcher.data;
  useOpening(reply);
  const isReading = fetcher.state !== "idle" || reply?.ok === true;
  const failure = reply?.ok === false && !isReading ? reply.message : false;
  return (
    <Card>
      <BlockStack gap="400">
        <ChoiceList
          title="Where is your policy?"
          choices={sources}
          selected={[entered.source]}
          onChange={([source = "pasted"]) => setEntered({ ...entered, source })}
        />
        <PolicyField
          entered={entered}
          failure={failure}
          onChange={(change) => setEntered({ ...entered, ...change })}
        />
        <InlineStack gap="300" blockAlign="center">
          <Button
            variant="primary"
            onClick={() => fetcher.submit(entered, { method: "post" })}
            loading={isReading}
          >
            Read it
          </Button>
          <div aria-live="polite">
            {isReading ? <Text as="span">Reading, sentence by sentence…</Text> : null}
          </div>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

type FieldProps = {
  readonly entered: Entered;
  readonly failure: string | false;
  readonly onChange: (change: Partial<Entered>) => void;
};

function PolicyField({ entered, failure, onChange }: FieldProps) {
  switch (entered.source) {
    case "pasted":
      return (
        <TextField
          label="Your policy"
          value={entered.text}
          onChange={(text) => onChange({ text })}
          multiline={8}
          maxHeight="24rem"
          autoComplete="off"
          error={failure}
        />
      );
    case "link":
      return (
        <TextField
          label="Address of your policy"
          type="url"
          value={entered.address}
          onChange={(address) => onChange({ address })}
          placeholder="https://example.com/policies/privacy-policy"
          autoComplete="off"
          error={failure}
        />
      );
    default:
      return failure === false ? null : <Banner tone="critical">{failure}</Banner>;
  }
}

/** Opens the reading as soon as there is one. */
function useOpening(reply: ReadingReply | undefined): void {
  const navigate = useNavigate();
  const id = reply?.id ?? null;
  useEffect(() => {
    if (id !== null) navigate(`/app/policy/read/${id}`);
  }, [id, navigate]);
}

function Readings({ readings }: Pick<Props, "readings">) {
  return (
    <Box padding="400">
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Read before
        </Text>
        <ul className="plain-list reading-list">
          {readings.map(({ id, at, by, from, decided }) => (
            <li key={id}>
              <AppLink to={`/app/policy/read/${id}`} className="request-link">
                {from}, {at}
              </AppLink>
              <Text as="p" tone="subdued">
                {by}. {decided}.
              </Text>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Box>
  );
}
