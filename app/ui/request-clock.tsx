import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ShownRequest } from "./present/present-request.ts";
import { DueText } from "./status-badge.tsx";
import type { RunAction } from "./use-action.ts";

type Props = {
  readonly request: ShownRequest;
  readonly mayDecide: boolean;
  readonly action: {
    readonly run: RunAction;
    readonly isBusy: boolean;
    readonly failure: string | null;
  };
};

/** Both limits, the one that counts, and the merchant's own date of receipt. */
export function RequestClockCard({ request, mayDecide, action }: Props) {
  const { clock } = request;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Deadline
        </Text>
        <Text as="p" variant="bodyLg">
          <DueText due={request.due} />
        </Text>
        <dl className="limits">
          <div>
            <dt>30 days after receipt (Shopify)</dt>
            <dd>{clock.thirtyDays}</dd>
          </div>
          <div>
            <dt>One month after receipt (GDPR)</dt>
            <dd>{clock.oneMonth}</dd>
          </div>
        </dl>
        <Text as="p" tone="subdued" variant="bodySm">
          The earlier of the two counts. Shopify sent the request on {clock.receivedAt}.
        </Text>
        {clock.handedOver === null ? null : <Text as="p">Handed over {clock.handedOver}.</Text>}
        {clock.isOpen ? (
          <ReceiptForm
            key={clock.receivedOn}
            receivedOn={clock.receivedOn}
            latest={clock.latestReceipt}
            mayDecide={mayDecide}
            action={action}
          />
        ) : null}
      </BlockStack>
    </Card>
  );
}

type FormProps = Omit<Props, "request"> & {
  readonly receivedOn: string | null;
  readonly latest: string;
};

function ReceiptForm({ receivedOn, latest, mayDecide, action }: FormProps) {
  const [isOpen, setOpen] = useState(false);
  const [date, setDate] = useState(receivedOn ?? "");
  if (!isOpen) {
    return (
      <InlineStack>
        <Button variant="plain" onClick={() => setOpen(true)} disabled={!mayDecide}>
          {receivedOn === null
            ? "The person asked earlier"
            : `Change date of receipt (${receivedOn})`}
        </Button>
      </InlineStack>
    );
  }
  const send = (receivedOn: string) => action.run({ intent: "enter-receipt", receivedOn });
  return (
    <form
      // What is wrong is said by our own words at the field.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(date);
      }}
    >
      <BlockStack gap="200">
        <TextField
          label="When did the person ask you?"
          type="date"
          value={date}
          max={latest}
          onChange={setDate}
          autoComplete="off"
          helpText="If they wrote to you before Shopify sent the request, the clock started that day."
          {...(action.failure === null ? {} : { error: action.failure })}
        />
        <InlineStack gap="200">
          <Button submit variant="primary" loading={action.isBusy} disabled={date === ""}>
            Save date
          </Button>
          {receivedOn === null ? null : (
            <Button onClick={() => send("")} loading={action.isBusy}>
              Remove date
            </Button>
          )}
          <Button variant="tertiary" onClick={() => setOpen(false)}>
            Cancel
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  );
}
