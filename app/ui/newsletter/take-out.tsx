import { Banner, BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useAction } from "../use-action.ts";

type Props = {
  readonly address: string;
  readonly mayDecide: boolean;
  readonly onDone: () => void;
};

/** Takes somebody out who called or wrote a letter; why is kept with the proof. */
export function TakeOut({ address, mayDecide, onDone }: Props) {
  const [because, setBecause] = useState("");
  const action = useAction("take-out");
  const told = useRef(action.reply);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (action.reply === told.current) return;
    told.current = action.reply;
    if (action.reply?.ok === true) done.current();
  }, [action.reply]);
  return (
    <BlockStack gap="300">
      {action.failure === null ? null : <Banner tone="critical">{action.failure}</Banner>}
      <TextField
        label="How they asked"
        value={because}
        onChange={setBecause}
        autoComplete="off"
        maxLength={500}
        disabled={!mayDecide}
        placeholder="Called on Monday"
        helpText="Kept sealed with the proof. An opt-out needs no reason: only note how it came."
      />
      <InlineStack gap="200" blockAlign="center">
        <Button
          disabled={!mayDecide}
          loading={action.isBusy}
          onClick={() => action.run({ intent: "take-out", address, because })}
        >
          Take out of everything now
        </Button>
        {mayDecide ? null : (
          <Text as="span" tone="subdued">
            You may not take anybody out. The account owner can allow it in Settings.
          </Text>
        )}
      </InlineStack>
    </BlockStack>
  );
}
