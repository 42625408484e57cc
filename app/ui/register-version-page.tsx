import { useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Card, Modal, Page, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { ShownVersionPage } from "./present/present-register-history.ts";
import { ChangeList } from "./register-frame.tsx";
import { useAction } from "./use-action.ts";

type Props = { readonly version: ShownVersionPage; readonly mayConfigure: boolean };

/** What one version changed, and the way back to it. */
export function RegisterVersionPage({ version, mayConfigure }: Props) {
  const { number, differences } = version;
  const [isAsking, setAsking] = useState(false);
  const restore = useAction();
  const navigate = useNavigate();
  const isRestored = restore.reply?.ok === true;
  useEffect(() => {
    if (isRestored) navigate("/app/register/history");
  }, [isRestored, navigate]);
  const mayRestore = mayConfigure && !version.isNewest;
  return (
    <Page
      title={`Version ${String(number)}`}
      subtitle={`${version.cause} by ${version.by}, ${version.at}`}
      backAction={{ content: "History", url: "/app/register/history" }}
      {...(mayRestore
        ? {
            primaryAction: { content: "Restore this version", onAction: () => setAsking(true) },
          }
        : {})}
    >
      <BlockStack gap="400">
        {restore.failure === null ? null : <Banner tone="critical">{restore.failure}</Banner>}
        {version.isNewest ? (
          <Banner tone="info">This is how the register stands now.</Banner>
        ) : null}
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {number === 1
                ? "What it began with"
                : `What changed since version ${String(number - 1)}`}
            </Text>
            {differences.length === 0 ? (
              <Text as="p" tone="subdued">
                Nothing.
              </Text>
            ) : (
              <ChangeList changes={differences} />
            )}
          </BlockStack>
        </Card>
      </BlockStack>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`Restore version ${String(number)}?`}
        primaryAction={{
          content: "Restore",
          loading: restore.isBusy,
          onAction: () => {
            setAsking(false);
            restore.run({ intent: "restore", number: String(number) });
          },
        }}
        secondaryActions={[{ content: "Cancel", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            The whole register will say again what it said then. That becomes a new version; nothing
            later is lost from the history. The published policy changes only when you publish.
          </Text>
        </Modal.Section>
      </Modal>
    </Page>
  );
}
