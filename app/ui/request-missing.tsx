import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { ShownRequest } from "./present/present-request.ts";

/** What the answer does not hold, and why; the person reads the same list. */
export function RequestMissing({ missing }: Pick<ShownRequest, "missing">) {
  const others = missing.filter((line) => line.isOthers);
  const lines = missing.filter((line) => !line.isOthers);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Not in the answer
          </Text>
          <Text as="p" tone="subdued">
            {lines.length === 0
              ? "Nothing is missing of what an app can reach."
              : "The person reads the same list in the answer."}
            {lines.some((line) => line.isGrantable) ? (
              <>
                {" "}
                Missing permissions can be granted on <Link url="/app">Home</Link>.
              </>
            ) : null}
          </Text>
        </BlockStack>
        {lines.length === 0 ? null : <Lines lines={lines} />}
        {others.length === 0 ? null : (
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              Left out on purpose
            </Text>
            <Lines lines={others} />
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Lines({ lines }: { readonly lines: ShownRequest["missing"] }) {
  return (
    <dl className="missing-lines">
      {lines.map(({ place, text }) => (
        <div key={`${place} ${text}`}>
          <dt>{place}</dt>
          <dd className="break-anywhere">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
