// node --import ./bench/sealing/without-cipher.ts …: the app's own code with a cipher that does nothing.
import { registerHooks } from "node:module";

const sealing = ["/app/seal/envelope.server.ts", "/app/packaging/sealed-spool.server.ts"];
const identity = new URL("identity-crypto.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => {
    const isSealing = sealing.some((file) => context.parentURL?.endsWith(file) === true);
    return specifier === "node:crypto" && isSealing
      ? { url: identity, format: "module-typescript", shortCircuit: true }
      : next(specifier, context);
  },
});
