import js from "@eslint/js";
import vitest from "@vitest/eslint-plugin";
import { defineConfig } from "eslint/config";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const TESTS = ["**/*.test.ts", "**/*.test.tsx", "tests/**"];

/** Files whose default export Remix or a tool asks for. */
const DEFAULT_EXPORTS = [
  "app/routes/**",
  "app/root.tsx",
  "app/entry.*.tsx",
  "app/routes.ts",
  "*.config.ts",
];

/** The only readers of the environment: the app's one schema, and what is not the app. */
const ENVIRONMENT_READERS = [
  "app/config/env.server.ts",
  "scripts/**",
  "local-shopify/**",
  "bench/**",
  "*.config.ts",
  ...TESTS,
];

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Named exports only: one name per thing, the same everywhere.",
};
const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only app/config/env.server.ts reads the environment; take a value from it.",
};
const noEnum = {
  selector: "TSEnumDeclaration",
  message: "Use a union of strings: Node runs this source as it stands.",
};
const noClock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "The domain has no clock: take `now` as an argument.",
};

const outsideWorld = ["fetch", "process", "crypto", "setTimeout", "setInterval", "setImmediate"];

export default defineConfig(
  {
    ignores: [
      ".cache/",
      ".data/",
      ".shopify/",
      "app/generated/",
      "build/",
      "coverage/",
      "extensions/*/assets/",
      "node_modules/",
      "public/",
    ],
  },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers in texts are safe; objects and undefined are what the rule is for.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // An unused name with an underscore says "asked for by the interface".
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Async functions without await fulfil asynchronous ports; Promise.resolve() reads worse.
      "@typescript-eslint/require-await": "off",
      // `() => emitter.emit()` as a callback is ordinary TypeScript.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // `while (true)` with a return inside is the plainest form of a polling loop.
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      // React's and node:test's handlers may be asynchronous; arguments and conditions may not.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/only-throw-error": [
        "error",
        // Remix routes throw responses: redirects and refusals.
        { allow: [{ from: "lib", name: "Response" }], allowRethrowing: true },
      ],
      complexity: ["error", 10],
      "max-depth": ["error", 3],
      "max-params": ["error", 3],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      // Control characters are named on purpose, where texts are made safe for CSV, HTML and mail.
      "no-control-regex": "off",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      // A page is mark-up: long, flat and read from top to bottom.
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    ignores: [...DEFAULT_EXPORTS, ...ENVIRONMENT_READERS, "app/domain/**"],
    rules: { "no-restricted-syntax": ["error", noEnum, noDefaultExport, noProcessEnv] },
  },
  {
    files: DEFAULT_EXPORTS,
    ignores: ENVIRONMENT_READERS,
    rules: { "no-restricted-syntax": ["error", noEnum, noProcessEnv] },
  },
  {
    files: ENVIRONMENT_READERS,
    ignores: ["*.config.ts"],
    rules: { "no-restricted-syntax": ["error", noEnum, noDefaultExport] },
  },
  {
    files: ["app/domain/**/*.ts"],
    ignores: TESTS,
    rules: {
      "no-restricted-globals": ["error", ...outsideWorld],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "The domain has no clock." },
        { object: "Math", property: "random", message: "The domain has no randomness." },
        { object: "performance", property: "now", message: "The domain has no clock." },
      ],
      "no-restricted-syntax": ["error", noEnum, noDefaultExport, noClock],
    },
  },
  {
    files: ["scripts/**", "bench/**", "local-shopify/**"],
    // Programs that talk to a terminal; the app logs through its logger.
    rules: { "no-console": "off" },
  },
  {
    // A record is a long flat list of fields, many of them optional: branches, but none nests.
    files: ["local-shopify/store/records/**"],
    rules: {
      complexity: "off",
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // graphql-js calls a resolver with (source, args, context, info).
    files: ["local-shopify/graphql/**"],
    rules: { "max-params": ["error", 4] },
  },
  {
    files: TESTS,
    plugins: { vitest },
    rules: {
      "vitest/no-identical-title": "error",
      "vitest/no-focused-tests": "error",
      "vitest/no-disabled-tests": "error",
      "vitest/no-standalone-expect": "error",
      "vitest/no-conditional-expect": "error",
      // The second argument says which of many cases failed.
      "vitest/valid-expect": ["error", { maxArgs: 2 }],
      "vitest/valid-title": "error",
      "vitest/expect-expect": [
        "error",
        // Assertions with a name of their own begin with expect or assert.
        { assertFunctionNames: ["expect", "expect*", "assert*", "*.expect*", "*.assert*"] },
      ],
      // A describe() is a list of rules, not a function with a job.
      "max-lines-per-function": "off",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      // Broken on purpose: `expect(object.method)` hands a method over to be looked at.
      "@typescript-eslint/unbound-method": "off",
      // Tests know what they planted; a wrong guess fails the test.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["**/*.{mjs,cjs,js}"],
    languageOptions: {
      globals: {
        console: "readonly",
        module: "writable",
        Buffer: "readonly",
        process: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
      },
    },
  },
  {
    // The browser's side of the stand-in's admin frame.
    files: ["local-shopify/**/*.{mjs,js}"],
    rules: { "no-undef": "off" },
  },
);
