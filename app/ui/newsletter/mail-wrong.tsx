import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { correctableKinds, mailKindWords } from "../present/newsletter-words.ts";
import type { ShownDecision } from "../present/present-decisions.ts";
import type { CorrectionReply } from "./correction-reply.ts";

type Props = { readonly decision: ShownDecision; readonly mayDecide: boolean };

const effects: Readonly<Record<string, string>> = {
  "opt-out": "The sender is taken out of all correspondence now.",
  unrelated: "If the sender was taken out, that is taken back. Cases of this mail are closed.",
  automatic: "If the sender was taken out, that is taken back. Cases of this mail are closed.",
};
const opensCase =
  "A case is opened for your staff. If the sender was taken out by it, that is taken back.";

/** “This was wrong”: what it should have been, done and remembered with one click. */
export function MailWrong({ decision, mayDecide }: Props) {
  const [isOpen, setOpen] = useState(false);
  const label = `This was wrong: ${decision.kind}, ${decision.at}`;
  return (
    <>
      <div>
        <Button
          variant="plain"
          disabled={!mayDecide || decision.kindCode === "unreadable"}
          onClick={() => setOpen(true)}
          accessibilityLabel={label}
        >
          This was wrong
        </Button>
      </div>
      {isOpen ? <WrongDialog decision={decision} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type DialogProps = { readonly decision: ShownDecision; readonly onClose: () => void };

function useCorrection({ decision, onClose }: DialogProps) {
  const fetcher = useFetcher<CorrectionReply>();
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply?.ok !== true) return;
    bridge.toast.show(reply.message);
    onClose();
  }, [bridge, reply, onClose]);
  return {
    reply: reply?.ok === false ? reply : undefined,
    isBusy: fetcher.state !== "idle",
    correct: (to: string, address: string) =>
      fetcher.submit({ intent: "correct", id: decision.id, to, address }, { method: "post" }),
  };
}

function WrongDialog({ decision, onClose }: DialogProps) {
  const kinds = correctableKinds.filter((kind) => kind !== decision.kindCode);
  const [to, setTo] = useState<string>(kinds[0] ?? "unrelated");
  const [address, setAddress] = useState("");
  const { reply, isBusy, correct } = useCorrection({ decision, onClose });
  return (
    <Modal
      open
      onClose={onClose}
      title="What should it have been?"
      primaryAction={{
        content: "Put it right",
        onAction: () => correct(to, address),
        loading: isBusy,
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {reply === undefined ? null : <Banner tone="warning">{reply.message}</Banner>}
          <Select
            label="The mail"
            options={kinds.map((value) => ({ value, label: mailKindWords[value] ?? value }))}
            value={to}
            onChange={setTo}
          />
          <Text as="p">{effects[to] ?? opensCase}</Text>
          {reply?.needsAddress === true ? (
            <TextField
              label="Address the mail came from"
              type="email"
              value={address}
              onChange={setAddress}
              autoComplete="off"
              maxLength={254}
              helpText="Find it in the mail, in your own inbox. Only the address it came from is taken."
            />
          ) : null}
          <Text as="p" tone="subdued">
            {decision.isRememberable
              ? "The mail was not kept. What it said is known by marks of its sentences, so the next mail that says just the same is read as you choose here."
              : "Nothing of this mail is kept to know it again by: this puts right this one mail alone."}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
