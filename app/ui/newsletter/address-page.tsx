import { useFetcher } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Divider,
  Form,
  InlineStack,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { Facts } from "../facts.tsx";
import type { ShownAddress } from "../present/present-address.ts";
import { useDownload } from "../use-download.ts";
import { TakeOut } from "./take-out.tsx";

/** What a look-up answers. */
export type AddressReply =
  | { readonly ok: true; readonly address: string; readonly found: ShownAddress }
  | { readonly ok: false; readonly message: string };

type Props = { readonly mayDecide: boolean };

/** Whether one address is out, since when, how that came, and what shows it. */
export function AddressPage({ mayDecide }: Props) {
  const fetcher = useFetcher<AddressReply>();
  const [address, setAddress] = useState("");
  const ask = (text: string) =>
    fetcher.submit({ intent: "look-up", address: text }, { method: "post" });
  const reply = fetcher.data;
  return (
    <Page
      title="One address"
      backAction={{ content: "Newsletter", url: "/app/newsletter" }}
      subtitle="Lagom keeps no list of addresses. It makes the keyed mark of the one you enter and looks whether it knows the mark."
    >
      <BlockStack gap="400">
        <Card>
          <Form onSubmit={() => ask(address)}>
            <BlockStack gap="300">
              <TextField
                label="E-mail address or phone number"
                value={address}
                onChange={setAddress}
                autoComplete="off"
                spellCheck={false}
                maxLength={254}
                helpText="Numbers with their country code, such as +46."
              />
              <InlineStack>
                <Button
                  submit
                  variant="primary"
                  disabled={address.trim() === ""}
                  loading={fetcher.state !== "idle"}
                >
                  Look up
                </Button>
              </InlineStack>
            </BlockStack>
          </Form>
        </Card>
        <div aria-live="polite">
          {reply === undefined ? null : (
            <Reply reply={reply} mayDecide={mayDecide} onChanged={ask} />
          )}
        </div>
        <ExportAll />
      </BlockStack>
    </Page>
  );
}

type ReplyProps = Props & {
  readonly reply: AddressReply;
  readonly onChanged: (address: string) => void;
};

function Reply({ reply, mayDecide, onChanged }: ReplyProps) {
  if (!reply.ok) return <Banner tone="warning">{reply.message}</Banner>;
  const { found, address } = reply;
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd" breakWord>
            {address}
          </Text>
          {found.standings.map((standing) => (
            <BlockStack gap="050" key={standing.channel}>
              <InlineStack gap="200">
                <Text as="h3" variant="headingSm">
                  {standing.channel}
                </Text>
                <Badge tone={standing.isOut ? "success" : "info"}>
                  {standing.isOut ? "Out" : "Not out"}
                </Badge>
              </InlineStack>
              <Text as="p">{standing.text}</Text>
              {standing.since === "" ? null : (
                <Text as="p" tone="subdued">
                  {standing.since}
                </Text>
              )}
            </BlockStack>
          ))}
          {found.lookAlikes === "" ? null : <Banner tone="info">{found.lookAlikes}</Banner>}
          {found.mayBeTakenOut ? (
            <TakeOut
              key={address}
              address={address}
              mayDecide={mayDecide}
              onDone={() => onChanged(address)}
            />
          ) : null}
        </BlockStack>
      </Card>
      <Proofs address={address} proofs={found.proofs} />
    </BlockStack>
  );
}

const exporting = {
  fileName: "newsletter-proofs.csv",
  done: "Proofs downloaded",
  failureOf: (status: number) =>
    status === 403
      ? "You may not download proofs. The account owner can allow it."
      : "The proofs could not be downloaded. Try again.",
};
const exportAddress = "/app/newsletter/proofs";

function Proofs({
  address,
  proofs,
}: {
  readonly address: string;
  readonly proofs: ShownAddress["proofs"];
}) {
  const file = useDownload(exportAddress, { ...exporting, fields: { address } });
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Proofs
          </Text>
          {proofs.length === 0 ? null : (
            <Button
              onClick={file.start}
              loading={file.isBusy}
              accessibilityLabel="CSV of this address’s proofs"
            >
              CSV
            </Button>
          )}
        </InlineStack>
        {file.failure === null ? null : <Banner tone="critical">{file.failure}</Banner>}
        {proofs.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing was ever said for this address.
          </Text>
        ) : null}
        {proofs.map((proof, index) => (
          <BlockStack gap="200" key={proof.id}>
            {index === 0 ? null : <Divider />}
            <InlineStack gap="200" align="space-between">
              <Text as="h3" variant="headingSm">
                {proof.title}
              </Text>
              <Text as="span" tone="subdued">
                {proof.at}
              </Text>
            </InlineStack>
            <Facts facts={proof.facts} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function ExportAll() {
  const file = useDownload(exportAddress, { ...exporting, fields: {} });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          All proofs
        </Text>
        <Text as="p" tone="subdued">
          Every wish that was taken in, with its time, way, reason and what became of it in each
          system. Addresses stand in it as their marks.
        </Text>
        {file.failure === null ? null : <Banner tone="critical">{file.failure}</Banner>}
        <InlineStack>
          <Button onClick={file.start} loading={file.isBusy} accessibilityLabel="CSV of all proofs">
            CSV
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
