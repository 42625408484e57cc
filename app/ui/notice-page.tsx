import { Banner, BlockStack, Button, Card, InlineGrid, Page, Text } from "@shopify/polaris";
import { NoRegisterYet } from "./no-register-yet.tsx";
import { NoticeEvents } from "./notice-events.tsx";
import { NoticeSteps } from "./notice-steps.tsx";
import { NoticeVersions } from "./notice-versions.tsx";
import type { ShownNotice } from "./present/present-notice.ts";
import { usePolling } from "./use-polling.ts";

/** Whether the notice works: published, switched on, alone, and in step with Shopify. */
export function NoticePage({ notice }: { readonly notice: ShownNotice }) {
  usePolling(notice.isRunning);
  if (!notice.hasRegister) return <NoRegisterYet />;
  return (
    <Page
      title="Cookie notice"
      subtitle="Asks before anything but the necessary is stored, and holds it back until then."
    >
      <BlockStack gap="400">
        {notice.mayConfigure ? null : (
          <Banner tone="info">
            You can look at the notice. The account owner can allow you to change it.
          </Banner>
        )}
        <NoticeSteps notice={notice} />
        <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
          <Door
            title="Design"
            text="Place, colours and signals, with the notice shown on your own store."
            url="/app/notice/design"
          />
          <Door
            title="Choices in numbers"
            text="How often the notice was shown, and what was chosen, by day, place and device."
            url="/app/notice/statistics"
          />
          <Door
            title="Record of choices"
            text="Every choice, with the very words it was made by. Your proof of consent."
            url="/app/notice/consents"
          />
        </InlineGrid>
        <NoticeVersions versions={notice.versions} />
        <NoticeEvents events={notice.events} />
      </BlockStack>
    </Page>
  );
}

type DoorProps = { readonly title: string; readonly text: string; readonly url: string };

function Door({ title, text, url }: DoorProps) {
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {text}
        </Text>
        <Button url={url} accessibilityLabel={`Open: ${title}`}>
          Open
        </Button>
      </BlockStack>
    </Card>
  );
}
