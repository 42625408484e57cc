import { toMs } from "./domain/shared/duration.ts";
import type { Services } from "./services.server.ts";

/** A refresh token is good for 90 days: this leaves many days to try again. */
const renewAfter = { days: 14 } as const;

type Deps = Pick<Services, "sessionRows" | "tokens" | "clock" | "log">;

/**
 * Renews the offline tokens nobody has used for two weeks, so that a shop whose
 * merchant never looks in stays readable. A shop that fails is tried again the
 * next day and keeps no other from its turn.
 */
export async function renewOldTokens(deps: Deps, signal: AbortSignal): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - toMs(renewAfter));
  for (const installationId of await deps.sessionRows.findOldTokens(before)) {
    signal.throwIfAborted();
    try {
      const access = await deps.tokens.accessFor(installationId, { refresh: true });
      if (access === undefined) deps.log.warn({ installationId }, "a shop's token was refused");
    } catch (error) {
      deps.log.warn({ installationId, err: error }, "a shop's token could not be renewed");
    }
  }
}
