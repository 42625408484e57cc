/** A page of an embedded app that uses every part of App Bridge. */
export const embeddedPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="shopify-api-key" content="test-api-key" />
    <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>
    <title>Fake app</title>
  </head>
  <body>
    <ui-nav-menu>
      <a href="/app" rel="home">Home</a>
      <a href="/app/requests">Requests</a>
    </ui-nav-menu>
    <ui-title-bar title="Requests">
      <button variant="primary" id="titled">Add request</button>
    </ui-title-bar>
    <ui-save-bar id="unsaved">
      <button variant="primary" id="kept"></button>
      <button id="dropped"></button>
    </ui-save-bar>
    <ui-modal id="confirm">
      <p>Approve the answer?</p>
      <ui-title-bar title="Approve"><button variant="primary" id="approved">Yes</button></ui-title-bar>
    </ui-modal>
    <output id="log"></output>
    <script>
      const log = (text) => (document.getElementById("log").textContent += text + ";");
      for (const id of ["titled", "kept", "dropped", "approved"]) {
        document.getElementById(id).addEventListener("click", () => log(id));
      }
      document.addEventListener("shopify:navigate", (event) => {
        history.pushState(null, "", event.target.getAttribute("href"));
        log("navigated");
      });
    </script>
  </body>
</html>`;

/** The page Shopify's library shows to have an id token fetched: the script alone. */
export const bouncePage = `<!doctype html>
<script data-api-key="test-api-key" src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>`;
