import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import type { ShownProposal, ShownScanReport } from "./present/present-scan.ts";
import { useAction } from "./use-action.ts";

type Props = Pick<ShownScanReport, "proposals" | "purposes"> & { readonly mayConfigure: boolean };

/** What is not in the register: each with its purpose to choose, taken over together. */
export function ScanProposals({ proposals, purposes, mayConfigure }: Props) {
  const add = useAction("scan-add");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [picked, setPicked] = useState<readonly string[]>([]);
  if (proposals.length === 0) {
    return (
      <Banner tone="success">
        <p>Everything this scan saw is in the register.</p>
      </Banner>
    );
  }
  const purposeOf = ({ id, purpose }: ShownProposal) => chosen[id] ?? purpose;
  const picks = proposals.filter(({ id }) => picked.includes(id));
  const lacks = picks.filter((one) => purposeOf(one) === "").length;
  const pick = (id: string, isOn: boolean) =>
    setPicked(isOn ? [...picked, id] : picked.filter((one) => one !== id));
  const submit = () => {
    const wanted = picks.map((one) => ({ id: one.id, purpose: purposeOf(one) }));
    add.run({ intent: "add", picks: JSON.stringify(wanted) });
    setPicked([]);
  };
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Not in the register
          </Text>
          <Text as="p" tone="subdued">
            Take in what belongs to your store, and say what it is for. What does not belong there
            has to go from your theme or apps.
          </Text>
          {add.failure === null ? null : (
            <Banner tone="critical">
              <p>{add.failure}</p>
            </Banner>
          )}
        </BlockStack>
      </Box>
      <ul className="plain-list divided divided--top">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <Proposal
              proposal={proposal}
              purposes={purposes}
              purpose={purposeOf(proposal)}
              isPicked={picked.includes(proposal.id)}
              isOff={!mayConfigure}
              onPick={(isOn) => pick(proposal.id, isOn)}
              onPurpose={(purpose) => {
                setChosen({ ...chosen, [proposal.id]: purpose });
                if (!picked.includes(proposal.id)) pick(proposal.id, true);
              }}
            />
          </li>
        ))}
      </ul>
      <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
        <InlineStack align="end" blockAlign="center" gap="300">
          {lacks === 0 ? null : (
            <Text as="span" tone="subdued">
              Choose what each is for.
            </Text>
          )}
          <Button
            variant="primary"
            onClick={submit}
            loading={add.isBusy}
            disabled={!mayConfigure || picks.length === 0 || lacks > 0}
          >
            {picks.length === 0 ? "Add to register" : `Add ${String(picks.length)} to register`}
          </Button>
        </InlineStack>
      </Box>
    </Card>
  );
}

type ProposalProps = {
  readonly proposal: ShownProposal;
  readonly purposes: Props["purposes"];
  readonly purpose: string;
  readonly isPicked: boolean;
  readonly isOff: boolean;
  readonly onPick: (isOn: boolean) => void;
  readonly onPurpose: (purpose: string) => void;
};

function Proposal(props: ProposalProps) {
  const { proposal, purposes, purpose, isPicked, isOff, onPick, onPurpose } = props;
  return (
    <Box padding="400">
      <div className="scan-proposal">
        <Checkbox
          label={<span className="break-anywhere">{proposal.title}</span>}
          helpText={
            <span className="break-anywhere">
              {proposal.kind}. {proposal.text}
            </span>
          }
          checked={isPicked}
          onChange={onPick}
          disabled={isOff}
        />
        <Select
          label={`What ${proposal.title} is for`}
          labelHidden
          placeholder="What for?"
          options={[...purposes]}
          value={purpose}
          onChange={onPurpose}
          disabled={isOff}
        />
      </div>
    </Box>
  );
}
