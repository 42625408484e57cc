import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  Collapsible,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { PolicyPublishForm } from "./policy-publish-form.tsx";
import type { ShownPolicy } from "./present/shown-policy.ts";

/** What would go out next: what is missing, what changes, whom it concerns, and the button. */
export function PolicyNext({ policy }: { readonly policy: ShownPolicy }) {
  const { gaps, next, open } = policy;
  const isReady = gaps.length === 0;
  const isBusy = open?.kind === "running" || open?.kind === "half";
  if (isSettled(policy)) return <NothingNew policy={policy} />;
  return (
    <Card>
      <BlockStack gap="400">
        <Heading next={next} isPlanned={open?.kind === "scheduled"} />
        {isReady ? <Difference next={next} /> : <Gaps gaps={gaps} />}
        {isReady && !isBusy ? <PolicyPublishForm policy={policy} /> : null}
      </BlockStack>
    </Card>
  );
}

/** Whether all that could be published stands in the store. */
function isSettled({ gaps, next, open }: ShownPolicy): boolean {
  return gaps.length === 0 && next.isSame && open === null;
}

/** The same text may still go to other places; that is asked for seldom, so it is folded away. */
function NothingNew({ policy }: { readonly policy: ShownPolicy }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Nothing to publish
          </Text>
          <Text as="p" tone="subdued">
            Your store shows what the register says. Change the register, and the next edition
            appears here.
          </Text>
        </BlockStack>
        <InlineStack>
          <Button
            onClick={() => setOpen(!isOpen)}
            ariaExpanded={isOpen}
            ariaControls="other-places"
          >
            Publish it in other places
          </Button>
        </InlineStack>
        <Collapsible id="other-places" open={isOpen}>
          <PolicyPublishForm policy={policy} />
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

type HeadingProps = { readonly next: ShownPolicy["next"]; readonly isPlanned: boolean };

function Heading({ next, isPlanned }: HeadingProps) {
  if (!isPlanned) {
    return (
      <Text as="h2" variant="headingMd">
        Edition {next.number}
      </Text>
    );
  }
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingMd">
        Change what is planned
      </Text>
      <Text as="p" tone="subdued">
        What you publish or plan here takes the place of the planned edition. People who were told
        of it are told again.
      </Text>
    </BlockStack>
  );
}

const mostShown = 12;

function Gaps({ gaps }: { readonly gaps: ShownPolicy["gaps"] }) {
  const more = gaps.length - mostShown;
  return (
    <Banner tone="warning" title="Not ready to be published">
      <BlockStack gap="200">
        <p>The law wants these said. Each link leads to its field.</p>
        <ul className="plain-list spaced">
          {gaps.slice(0, mostShown).map((gap) => (
            <li key={`${gap.path} ${gap.text}`}>
              <Link url={gap.url}>{gap.text}</Link>{" "}
              <Text as="span" tone="subdued" variant="bodySm">
                {gap.source}
              </Text>
            </li>
          ))}
          {more <= 0 ? null : (
            <li>
              <Link url="/app/register">and {more} more</Link>
            </li>
          )}
        </ul>
      </BlockStack>
    </Banner>
  );
}

function Difference({ next }: { readonly next: ShownPolicy["next"] }) {
  if (next.isSame) {
    return (
      <Text as="p" tone="subdued">
        The register says what is published. Change it, and the next edition appears here.
      </Text>
    );
  }
  if (next.isFirst) {
    return (
      <Text as="p" tone="subdued">
        This is the first edition, so there is nothing to compare it with and nobody to tell.
      </Text>
    );
  }
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        What changes for people
      </Text>
      {/* Printed by Lagom: own elements only, every word of the merchant's escaped. */}
      <div className="policy-text" dangerouslySetInnerHTML={{ __html: next.changesHtml }} />
      {next.askAgain.length === 0 ? null : (
        <Text as="p">
          Consent is asked for again for {next.askAgain.join(", ")}: people agreed to something
          else.
        </Text>
      )}
      <Concerned concerned={next.concerned} />
    </BlockStack>
  );
}

function Concerned({ concerned }: { readonly concerned: readonly string[] | null }) {
  return (
    <Box>
      <Text as="h3" variant="headingSm">
        Who is told
      </Text>
      {concerned === null ? (
        <Text as="p" tone="subdued">
          Shopify does not say how many just now. Everybody it concerns gets one mail all the same.
        </Text>
      ) : (
        <ul>
          {concerned.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Text as="p" tone="subdued">
        Each person gets one mail in their language, with what changes and how to say no. A planned
        edition is told when you plan it.
      </Text>
    </Box>
  );
}
