import { useNavigation, useSearchParams } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  Page,
  Select,
  Text,
} from "@shopify/polaris";
import { ChartCard } from "../chart-card.tsx";
import { EmptyNote } from "../empty-note.tsx";
import type { ShownLeaving } from "../present/present-leaving.ts";
import { leavePeriods } from "./leave-search.ts";
import { NewsletterCases } from "./newsletter-cases.tsx";
import { NewsletterSystems } from "./newsletter-systems.tsx";

type Props = { readonly leaving: ShownLeaving; readonly days: number; readonly mayDecide: boolean };

/** Who left, how fast it holds everywhere, and what waits for somebody. */
export function NewsletterPage({ leaving, days, mayDecide }: Props) {
  return (
    <Page
      title="Newsletter"
      subtitle="Whoever leaves, by whatever way, is out everywhere and stays out."
    >
      <BlockStack gap="400">
        <Troubles leaving={leaving} />
        {leaving.isEmpty ? <SetUp /> : null}
        <NewsletterCases cases={leaving.cases} mayDecide={mayDecide} />
        <Doors />
        {leaving.isEmpty ? null : (
          <>
            <Period days={days} leaving={leaving} />
            <Charts leaving={leaving} />
            <NewsletterSystems leaving={leaving} />
          </>
        )}
      </BlockStack>
    </Page>
  );
}

function Troubles({ leaving }: Pick<Props, "leaving">) {
  return (
    <>
      {leaving.mailboxTrouble ? (
        <Banner
          tone="warning"
          title="A mailbox cannot be read"
          action={{ content: "Open the mailbox", url: "/app/newsletter/mailbox" }}
        >
          <p>Mails to support that ask to leave are not seen until it can be.</p>
        </Banner>
      ) : null}
      {leaving.questions === "" ? null : (
        <Banner
          tone="info"
          title={`${leaving.questions} of people who had left`}
          action={{ content: "Decide", url: "/app/newsletter/tools" }}
        >
          <p>Another system says that they want mail again. Until you decide they stay out.</p>
        </Banner>
      )}
    </>
  );
}

/** What comes first in a shop where nothing has happened. */
function SetUp() {
  return (
    <Card padding="0">
      <EmptyNote
        title="Nobody has left yet"
        text="The page in your shop works already. Connect the mailbox people write to, so that a mail is enough, and then the tools that send for you."
        action={{ content: "Connect a mailbox", url: "/app/newsletter/mailbox" }}
      />
    </Card>
  );
}

const doors = [
  ["Mails to support", "Each mail that was read, why, and what was done.", "/app/newsletter/mails"],
  ["Try a mail", "What would be done with a mail, without doing it.", "/app/newsletter/try"],
  ["One address", "Whether somebody is out, since when, with proofs.", "/app/newsletter/address"],
  ["Check a list", "Mark everybody who left, in up to a million rows.", "/app/newsletter/list"],
  ["Mailbox", "Where mails to support come in.", "/app/newsletter/mailbox"],
  ["Mail tools", "Who else is told, and links for them.", "/app/newsletter/tools"],
] as const;

function Doors() {
  return (
    <InlineGrid columns={{ xs: 2, md: 3 }} gap="300">
      {doors.map(([title, text, url]) => (
        <Card key={url}>
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
      ))}
    </InlineGrid>
  );
}

function Period({ days, leaving }: Pick<Props, "days" | "leaving">) {
  const [, setParams] = useSearchParams();
  const { state } = useNavigation();
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineGrid columns={{ xs: 1, sm: "14rem 1fr" }} gap="300" alignItems="end">
        <Select
          label="Time"
          options={leavePeriods.map((one) => ({
            label: one === 365 ? "Last 12 months" : `Last ${String(one)} days`,
            value: String(one),
          }))}
          value={String(days)}
          disabled={state !== "idle"}
          onChange={(value) => setParams({ days: value })}
        />
        <Text as="p" tone="subdued">
          {`${leaving.total} · ${leaving.range}`}
        </Text>
      </InlineGrid>
    </Box>
  );
}

function Charts({ leaving }: Pick<Props, "leaving">) {
  if (leaving.charts.length === 0) {
    return (
      <Card padding="0">
        <EmptyNote
          title="Nobody left in this time"
          text="Choose a longer time to see earlier ones."
        />
      </Card>
    );
  }
  return leaving.charts.map((chart) => <ChartCard key={chart.id} chart={chart} />);
}
