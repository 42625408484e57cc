import { isRouteErrorResponse } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";

type Words = { readonly title: string; readonly text: string };

const byStatus: Readonly<Record<number, Words>> = {
  401: {
    title: "Please open Lagom again",
    text: "Your session has ended. Open Lagom from Apps in your Shopify admin.",
  },
  403: {
    title: "You may not do this",
    text: "The account owner of the shop can give you this permission in Settings. This attempt was recorded.",
  },
  404: {
    title: "Nothing here",
    text: "There is no such page or request in this shop. It may have been removed.",
  },
};

const unexpected: Words = {
  title: "Something went wrong",
  text: "This was not your fault. Nothing was lost; please try again in a moment.",
};

/** Says an error in plain words. Details stay in the log: they are of no use to a merchant. */
export function PageError({ error }: { readonly error: unknown }) {
  const ownPage = isRouteErrorResponse(error) ? pageOfLibrary(error.data) : undefined;
  if (ownPage !== undefined) return <div dangerouslySetInnerHTML={{ __html: ownPage }} />;
  const words = (isRouteErrorResponse(error) ? byStatus[error.status] : undefined) ?? unexpected;
  return (
    <Page title={words.title} narrowWidth>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{words.text}</Text>
          <InlineStack gap="200">
            <Button url="/app" variant="primary">
              Go to Home
            </Button>
            <Button url="/app/requests">See requests</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}

/** Shopify's library answers some requests with a page of its own, which must be shown as it is. */
function pageOfLibrary(data: unknown): string | undefined {
  return typeof data === "string" && data.includes("app-bridge.js") ? data : undefined;
}
