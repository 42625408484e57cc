import { useRevalidator } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Modal,
  Page,
  Select,
  Text,
} from "@shopify/polaris";
import { type ReactElement, useEffect, useState } from "react";
import { selfAuditLimits } from "../domain/self-audit/types.ts";
import { EmptyNote } from "./empty-note.tsx";
import { pollWhileVisible } from "./poll-while-visible.ts";
import type { ShownAudit } from "./present/present-self-audit.ts";
import { SelfAuditReport } from "./self-audit-report.tsx";
import { useAction } from "./use-action.ts";

type Props = {
  readonly audits: readonly ShownAudit[];
  /** Why none can be started here; null when one can. */
  readonly hindrance: string | null;
};

const POLL_MS = 3_000;

/** Looks for what erasures leave, with people who never lived. */
export function SelfAuditPage({ audits, hindrance }: Props) {
  const [newest, ...earlier] = audits;
  const isRunning = audits.some((audit) => audit.isRunning);
  usePolling(isRunning);
  return (
    <Page
      title="Self-audit"
      subtitle="Lagom makes people up, answers and erases them, and then searches everything it keeps for what is left of them."
    >
      <BlockStack gap="400">
        <StartCard hindrance={hindrance} isRunning={isRunning} />
        {newest === undefined ? (
          <Card padding="0">
            <EmptyNote
              title="No audit yet"
              text="The report of each audit appears here and stays."
            />
          </Card>
        ) : (
          <SelfAuditReport audit={newest} />
        )}
        {earlier.length === 0 ? null : (
          <>
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="h2" variant="headingMd">
                Earlier audits
              </Text>
            </Box>
            {earlier.map((audit) => (
              <SelfAuditReport key={audit.id} audit={audit} isShort />
            ))}
          </>
        )}
      </BlockStack>
    </Page>
  );
}

type StartProps = { readonly hindrance: string | null; readonly isRunning: boolean };

const choices = [1, selfAuditLimits.usual, 10, selfAuditLimits.most].map((people) => ({
  value: String(people),
  label: people === 1 ? "1 person" : `${people} people`,
}));

function StartCard({ hindrance, isRunning }: StartProps) {
  const [people, setPeople] = useState(String(selfAuditLimits.usual));
  const [isAsking, setAsking] = useState(false);
  const action = useAction("self-audit");
  const isClosed = hindrance !== null || isRunning;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Start an audit
        </Text>
        {hindrance === null ? null : (
          <Banner tone="info">
            <p>{hindrance}</p>
          </Banner>
        )}
        {action.failure === null ? null : (
          <Banner tone="critical">
            <p>{action.failure}</p>
          </Banner>
        )}
        <InlineStack gap="300" blockAlign="end">
          <Select
            label="People to make up"
            options={choices}
            value={people}
            onChange={setPeople}
            disabled={isClosed}
          />
          <StartDialog
            people={people}
            isOpen={isAsking}
            onClose={() => setAsking(false)}
            onStart={() => {
              setAsking(false);
              action.run({ intent: "start", people });
            }}
            activator={
              <Button
                variant="primary"
                onClick={() => setAsking(true)}
                loading={action.isBusy}
                disabled={isClosed}
              >
                Start
              </Button>
            }
          />
        </InlineStack>
        {isRunning ? (
          <Text as="p" tone="subdued">
            One audit runs already. The next can start when it has ended.
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

type DialogProps = {
  readonly people: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStart: () => void;
  /** Opens it, and gets the focus back when it closes. */
  readonly activator: ReactElement;
};

function StartDialog({ people, isOpen, onClose, onStart, activator }: DialogProps) {
  return (
    <Modal
      activator={activator}
      open={isOpen}
      onClose={onClose}
      title="Make people up in this store?"
      primaryAction={{ content: "Make them up and start", onAction: onStart }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          {people === "1"
            ? "Lagom adds 1 customer who never lived to this development store, with a draft order. They are answered, erased and removed again. Two requests stay in the list, and you may get a mail about the answer."
            : `Lagom adds ${people} customers who never lived to this development store, with a draft order for each. They are answered, erased and removed again. Two requests for each stay in the list, and you may get a mail about each answer.`}
        </Text>
      </Modal.Section>
    </Modal>
  );
}

function usePolling(isOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== "idle") return undefined;
    return pollWhileVisible(document, revalidate, POLL_MS);
  }, [isOn, state, revalidate]);
}
