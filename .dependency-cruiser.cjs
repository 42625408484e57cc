// Who may import whom. A domain folder may reach itself and what its row names, nothing else; an
// adapter the domain, the configuration and its own vendor; one file joins ports to adapters.

/** Each row may only name rows above it, so that the folders stay in one order. */
const below = {
  shared: [],
  evidence: ["shared"],
  // evidence: JSON in its one written form, for digests.
  register: ["shared", "evidence"],
  policy: ["shared", "evidence", "register"],
  consent: ["shared", "evidence", "register", "policy"],
  newsletter: ["shared", "evidence", "register"],
  // newsletter: an opt-out reaches recipients by their connectors.
  recipients: ["shared", "evidence", "register", "newsletter"],
  // policy: a promise is a sentence of what was published.
  promises: ["shared", "evidence", "register", "policy", "recipients"],
  "data-map": ["shared", "register"],
  // data-map: a plan is made of its places; recipients: erasures and corrections reach them.
  // policy: an answer explains the processing in the words of the policy.
  "data-requests": ["shared", "evidence", "register", "policy", "recipients", "data-map"],
  keeping: ["shared", "data-map"],
  // data-requests: what is erased is found by the same search; keeping: what must stay, and until when.
  erasure: ["shared", "evidence", "data-map", "data-requests", "keeping"],
  // data-requests: Shopify's topics become requests.
  compliance: ["shared", "evidence", "data-requests"],
  // compliance, data-requests: throw-away people are answered and erased like everybody else.
  "self-audit": ["shared", "data-requests", "compliance"],
};
const adapters = "db|jobs|mail|connectors|platform|seal|packaging|ledger|self-audit|scan";
const notTests = "\\.test\\.tsx?$";
/** The files that join ports to adapters, and the process that runs them. */
const wiring = "^app/(services(\\.server|/)|entry\\.node)";

const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: notTests },
  to: { pathNot: to },
});
const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const domain = [
  ...Object.entries(below).map(([name, reach]) =>
    only(
      `domain-${name}`,
      `${name} may reach only ${["itself", ...reach].join(", ")}`,
      `^app/domain/${name}/(?!calendar\\.ts|reading/read-html\\.ts)`,
      `^app/domain/(${[name, ...reach].join("|")})/`,
    ),
  ),
  only(
    "domain-calendar",
    "the one domain file with a package: calendar arithmetic is not ours to write",
    "^app/domain/shared/calendar\\.ts$",
    "^app/domain/shared/|node_modules/temporal-polyfill/",
  ),
  only(
    "domain-read-html",
    "the HTML standard's parser is pure, and not ours to write",
    "^app/domain/policy/reading/read-html\\.ts$",
    "^app/domain/policy/|node_modules/parse5/",
  ),
  never(
    "domain-is-listed",
    "every domain folder has a row in the table",
    { path: "^app/domain/", pathNot: `^app/domain/(${Object.keys(below).join("|")})/` },
    {},
  ),
];

const layers = [
  never(
    "adapters-see-domain-only",
    "an adapter reaches the domain, the configuration, the log and itself, never another adapter; " +
      "stores may seal what they write",
    { path: `^app/(${adapters})/`, pathNot: notTests },
    {
      path: "^app/",
      pathNot: "^app/($1|domain|config|logging|generated|seal)/|^app/(db|shopify)\\.server\\.",
    },
  ),
  never(
    "sealing-is-for-stores",
    "what is sealed is sealed where it is stored, so only stores reach the seal",
    { path: `^app/(${adapters.replace("db|", "").replace("|seal", "")})/`, pathNot: notTests },
    { path: "^app/seal/" },
  ),
  never(
    "config-stands-alone",
    "the configuration is read by all, so it reads nobody but the domain's shared types",
    { path: "^app/config/", pathNot: notTests },
    { path: "^app/", pathNot: "^app/(config|domain/shared)/" },
  ),
  never(
    "routes-go-through-services",
    "a route authenticates, parses, calls one use case and answers",
    { path: "^app/(routes|ui)/", pathNot: notTests },
    { path: `^app/(${adapters.replace("|platform", "")})/|^app/(generated/|db\\.server\\.)` },
  ),
  never(
    "nothing-imports-routes",
    "an address is nobody's library",
    { path: "^(app|local-shopify|scripts|bench)/", pathNot: `^app/routes/|${notTests}` },
    { path: "^app/routes/" },
  ),
  never(
    "only-routes-reach-wiring",
    "what is joined in the wiring is handed in, never fetched from it",
    { path: `^app/(domain|config|${adapters})/`, pathNot: notTests },
    { path: wiring },
  ),
];

const fences = [
  never(
    "prisma-only-in-db",
    "stores are the only ones that know the database library",
    { path: "^app/", pathNot: `^app/(db/|generated/|db\\.server)|${notTests}` },
    { path: "node_modules/(@prisma|pg|@electric-sql)/|^app/generated/" },
  ),
  never(
    "shopify-only-at-the-edge",
    "Shopify's libraries stay in the platform folder, the views and the entry files",
    {
      path: "^app/",
      pathNot: `^app/(platform|routes|ui)/|^app/(shopify\\.server|web/|services\\.server|root|entry)|${notTests}`,
    },
    { path: "node_modules/@shopify/" },
  ),
  never(
    "app-never-sees-the-stand-in",
    "the app has no test branch: the local Shopify is met over the network only",
    { path: "^(app|storefront)/", pathNot: notTests },
    { path: "^(local-shopify|tests|bench|scripts)/" },
  ),
  never(
    "stand-in-never-sees-the-app",
    "a stand-in that shares code with the app would share its mistakes",
    { path: "^local-shopify/" },
    { path: "^app/" },
  ),
  only(
    "storefront-is-small",
    "shop pages ship no package",
    "^storefront/",
    "^(storefront|app/domain/(consent|shared))/",
  ),
  never(
    "not-to-dev-dependency",
    "what the app imports must be there after npm ci --omit=dev",
    { path: "^app/", pathNot: `${notTests}|^app/routes\\.ts$` },
    { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/|app-bridge-types" },
  ),
];

module.exports = {
  forbidden: [
    never(
      "no-cycles",
      "a cycle has no order to load it in; types are erased before loading",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    never("no-unresolvable", "every import is found", {}, { couldNotResolve: true }),
    ...domain,
    ...layers,
    ...fences,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules|^app/generated" },
    exclude: { path: "^app/generated/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
