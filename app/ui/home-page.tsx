import { Link } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Layout,
  Page,
  Text,
} from "@shopify/polaris";
import { HomeConnections } from "./home-connections.tsx";
import { HomePromises } from "./home-promises.tsx";
import { HomeErasures } from "./home-erasures.tsx";
import { HomeScopes } from "./home-scopes.tsx";
import { HomeStart } from "./home-start.tsx";
import type { ShownWaitingErasures } from "./present/present-home-erasures.ts";
import type { ShownHome, ShownTile } from "./present/present-home.ts";
import { RequestsTable } from "./requests-table.tsx";
import { StatusBadge } from "./status-badge.tsx";

type Props = {
  readonly home: ShownHome;
  readonly erasures: readonly ShownWaitingErasures[];
  /** Titles of promises known to be broken. */
  readonly brokenPromises: readonly string[];
  readonly shopName: string | null;
  readonly isNew: boolean;
  readonly mayConfigure: boolean;
};

/** What is due, what is late, what needs a look, and whether everything is connected. */
export function HomePage({ home, erasures, brokenPromises, shopName, isNew, mayConfigure }: Props) {
  return (
    <Page title="Privacy requests" subtitle={shopName ?? ""}>
      <BlockStack gap="400">
        {isNew ? <HomeStart steps={home.steps} mayConfigure={mayConfigure} /> : null}
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
          {home.tiles.map((tile) => (
            <Tile key={tile.label} tile={tile} />
          ))}
        </InlineGrid>
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              {home.notices.length === 0 ? null : <Notices notices={home.notices} />}
              <HomePromises broken={brokenPromises} />
              <NextDue home={home} />
              <HomeErasures erasures={erasures} />
              <HomeScopes
                title="Where Lagom may look"
                text="Customers and orders are always searched. These are optional; an answer says what it could not search."
                scopes={home.scopes}
                mayConfigure={mayConfigure}
              />
              <HomeScopes
                title="What an erasure may clear"
                text="Shopify erases names and addresses itself. These let Lagom clear what it leaves; an erasure says what it could not reach."
                scopes={home.erasureScopes}
                mayConfigure={mayConfigure}
              />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <HomeConnections connections={home.connections} />
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}

function Tile({ tile }: { readonly tile: ShownTile }) {
  const tone = tile.tone === "critical" ? "critical" : undefined;
  return (
    <Link className="stat-tile" to={`/app/requests?filter=${tile.filter}`}>
      <Card>
        <BlockStack gap="100">
          <Text as="span" tone="subdued">
            {tile.label}
          </Text>
          <Text as="span" variant="headingXl" {...(tone === undefined ? {} : { tone })}>
            {tile.count}
          </Text>
        </BlockStack>
      </Card>
    </Link>
  );
}

function Notices({ notices }: Pick<ShownHome, "notices">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Needs your attention
        </Text>
        <ul className="plain-list">
          {notices.map((notice) => (
            <li key={notice.text} className="notice">
              <InlineStack gap="200" align="space-between" blockAlign="center" wrap={false}>
                <InlineStack gap="200" blockAlign="center">
                  <StatusBadge label={{ text: notice.label, tone: notice.tone }} />
                  <span>{notice.text}</span>
                </InlineStack>
                <Button
                  url={`/app/requests?filter=${notice.filter}`}
                  variant="plain"
                  accessibilityLabel={`See: ${notice.text}`}
                >
                  See
                </Button>
              </InlineStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function NextDue({ home }: { readonly home: ShownHome }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Next deadlines
          </Text>
          <Button url="/app/requests" variant="plain">
            All requests
          </Button>
        </InlineStack>
      </Box>
      {home.nextDue.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            Nothing is due. When somebody asks for their data, the request appears here by itself.
          </Text>
        </Box>
      ) : (
        <RequestsTable requests={home.nextDue} columns="few" />
      )}
    </Card>
  );
}
