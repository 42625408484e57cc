import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Page,
  Text,
} from "@shopify/polaris";
import type { RegisterFacts } from "./present/present-register.ts";
import { sayMissing } from "./present/present-register-lists.ts";
import type { ShownOverview, ShownSection } from "./present/present-register-overview.ts";
import { MayOnlyLook, SavedNote } from "./register-frame.tsx";

type Props = { readonly facts: RegisterFacts; readonly overview: ShownOverview };

/** The register part by part, with what is still missing in each. */
export function RegisterOverviewPage({ facts, overview }: Props) {
  const { version, missing, sections } = overview;
  return (
    <Page
      title="Register"
      subtitle="What your shop collects, why, and who gets it: said once. Policy, cookie notice, answers and the record of processing are printed from it."
      secondaryActions={[
        { content: "History", url: "/app/register/history" },
        ...(facts.mayConfigure
          ? [
              { content: "Answer questions", url: "/app/register/interview" },
              { content: "Read a policy in", url: "/app/policy/read" },
              { content: "Add a well-known tool", url: "/app/register/tools" },
            ]
          : []),
      ]}
    >
      <BlockStack gap="400">
        <MayOnlyLook mayConfigure={facts.mayConfigure} />
        <SavedNote facts={facts} />
        {missing === 0 ? (
          <Banner
            tone="success"
            title="Nothing is missing"
            action={{ content: "Look at the policy", url: "/app/policy" }}
          >
            <p>The register says everything the law wants said. The policy can be published.</p>
          </Banner>
        ) : (
          <Banner
            tone="warning"
            title={`${sayMissing(missing)} before the policy can be published`}
          >
            <p>Each is named below with the law that wants it. A link leads to its field.</p>
          </Banner>
        )}
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {sections.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </InlineGrid>
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p" tone="subdued">
            Version {version.number}, changed {version.changed}. Earlier versions are kept and can
            be restored.
          </Text>
        </Box>
      </BlockStack>
    </Page>
  );
}

function Section({ section }: { readonly section: ShownSection }) {
  const count = section.gaps.length + section.more;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {section.title}
          </Text>
          {count === 0 ? (
            <Badge tone="success">Complete</Badge>
          ) : (
            <Badge tone="attention">{sayMissing(count)}</Badge>
          )}
        </InlineStack>
        <Text as="p" tone="subdued">
          {section.text}
        </Text>
        {count === 0 ? null : (
          <ul className="plain-list spaced">
            {section.gaps.map((gap) => (
              <li key={gap.path}>
                <Link url={gap.url}>{gap.text}</Link>{" "}
                <Text as="span" tone="subdued" variant="bodySm">
                  {gap.source}
                </Text>
              </li>
            ))}
            {section.more === 0 ? null : (
              <li>
                <Link url={`${section.url}?show=incomplete`}>and {section.more} more</Link>
              </li>
            )}
          </ul>
        )}
        <InlineStack>
          <Button url={section.url} accessibilityLabel={`Open ${section.title}`}>
            Open
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
