import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";

/** Shopify opens the app here; a visitor without a shop learns what this is. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) return redirect(`/app?${searchParams.toString()}`);
  return null;
}

export const meta: MetaFunction = () => [{ title: "Lagom" }];

export default function Index() {
  return (
    <main
      style={{
        font: "16px/1.5 system-ui, sans-serif",
        maxWidth: "38rem",
        margin: "4rem auto",
        padding: "0 1rem",
      }}
    >
      <h1>Lagom</h1>
      <p>
        A Shopify app that makes a store do what its privacy policy says. When a shopper asks for
        their data, Lagom collects what the store holds on them and hands the merchant an answer to
        pass on.
      </p>
      <p>Open it from your Shopify admin, under Apps.</p>
    </main>
  );
}
