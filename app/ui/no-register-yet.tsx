import { Card, Page } from "@shopify/polaris";
import { EmptyNote } from "./empty-note.tsx";

/** In place of the notice's pages while there is nothing it could say. */
export function NoRegisterYet() {
  return (
    <Page title="Cookie notice">
      <Card padding="0">
        <EmptyNote
          title="The register comes first"
          text="The notice says what your register says: which cookies, what for, how long, and who gets the data. Begin it, and the notice appears here."
          action={{ content: "Begin the register", url: "/app/register" }}
        />
      </Card>
    </Page>
  );
}
