import { Banner, BlockStack, Box, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { CountedHeading } from "./counted-heading.tsx";
import type { ShownBoard, ShownPromise } from "./present/present-promises.ts";
import { PromisesScans, type ScansProps } from "./promises-scans.tsx";
import { StatusBadge } from "./status-badge.tsx";

type Props = {
  readonly board: ShownBoard;
  readonly isPublished: boolean;
  readonly hasRegister: boolean;
  readonly scans: ScansProps;
};

/** Every promise the policy makes: what is broken, what nobody knows, what is kept. */
export function PromisesPage({ board, isPublished, hasRegister, scans }: Props) {
  return (
    <Page
      title="Promises"
      subtitle="What your privacy policy promises, and whether your shop keeps it. Lagom says kept only where something shows it."
    >
      <BlockStack gap="400">
        <Start hasRegister={hasRegister} isPublished={isPublished} />
        {board.broken.length > 0 ? <Broken promises={board.broken} /> : null}
        {board.broken.length === 0 && board.kept.length > 0 ? (
          <NothingBroken isAllKnown={board.unknown.length === 0} />
        ) : null}
        <PromisesScans {...scans} />
        <Group
          title="Not known"
          text="Nothing shows whether these are kept, so you have to see to them yourself."
          promises={board.unknown}
        />
        <Group title="Kept" text="Something shows that these are kept." promises={board.kept} />
      </BlockStack>
    </Page>
  );
}

/** Green is for a board whose every promise is shown to be kept. */
function NothingBroken({ isAllKnown }: { readonly isAllKnown: boolean }) {
  return isAllKnown ? (
    <Banner tone="success" title="Every promise is kept">
      <p>What Lagom looked at is as your register says.</p>
    </Banner>
  ) : (
    <Banner tone="info" title="Nothing is known to be broken">
      <p>What Lagom could look at is as your register says. What it could not is listed below.</p>
    </Banner>
  );
}

function Start({ hasRegister, isPublished }: Pick<Props, "hasRegister" | "isPublished">) {
  if (!hasRegister) {
    return (
      <Banner
        tone="info"
        title="There is nothing to compare with yet"
        action={{ content: "Start the register", url: "/app/register" }}
      >
        <p>
          The register says what your shop collects and why. Until it is started, Lagom can look at
          your storefront but not tell what belongs there.
        </p>
      </Banner>
    );
  }
  return isPublished ? null : (
    <Banner tone="info" action={{ content: "Open the policy", url: "/app/policy" }}>
      <p>
        No policy has been published from Lagom yet, so no sentence of it is quoted. What can be
        checked is checked all the same.
      </p>
    </Banner>
  );
}

type GroupProps = {
  readonly title: string;
  readonly text: string;
  readonly promises: readonly ShownPromise[];
};

function Broken({ promises }: Pick<GroupProps, "promises">) {
  return (
    <Card padding="0">
      <Box padding="400">
        <CountedHeading title="Broken" count={promises.length} tone="critical" />
      </Box>
      <ul className="plain-list divided divided--top">
        {promises.map((promise) => (
          <li key={promise.promise}>
            <Box padding="400">
              <BlockStack gap="300">
                <Heading promise={promise} />
                <Drifts promise={promise} />
              </BlockStack>
            </Box>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Heading({ promise }: { readonly promise: ShownPromise }) {
  const { title, status, sentence } = promise;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <span className="stay-whole">
          <StatusBadge label={status} />
        </span>
      </InlineStack>
      {sentence === null ? null : (
        <Text as="p" tone="subdued">
          Your policy says: “{sentence}”
        </Text>
      )}
    </BlockStack>
  );
}

function Drifts({ promise: { drifts, more } }: { readonly promise: ShownPromise }) {
  const [first] = drifts;
  return (
    <ul className="plain-list spaced">
      {drifts.map(({ id, what, todo, link, url }) => (
        <li key={id}>
          <Text as="p" breakWord>
            {what}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {todo}{" "}
            <Link url={url} accessibilityLabel={`${link}: ${what}`}>
              {link}
            </Link>
          </Text>
        </li>
      ))}
      {more === 0 || first === undefined ? null : (
        <li>
          <Link url={first.url}>and {more} more</Link>
        </li>
      )}
    </ul>
  );
}

function Group({ title, text, promises }: GroupProps) {
  if (promises.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <CountedHeading title={title} count={promises.length} />
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
      </Box>
      <ul className="plain-list divided divided--top">
        {promises.map((promise) => (
          <li key={promise.promise}>
            <Box padding="400">
              <BlockStack gap="100">
                <Heading promise={promise} />
                <Text as="p" variant="bodySm">
                  {promise.note}
                </Text>
              </BlockStack>
            </Box>
          </li>
        ))}
      </ul>
    </Card>
  );
}
