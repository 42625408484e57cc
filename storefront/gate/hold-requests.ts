import { gate, guard, hold, host } from "./gate.ts";

/** Holds back what scripts ask of third parties without an element. */
export function holdRequests(): void {
  guard(
    "self:fetch",
    ([input]) => host((input as Request | undefined)?.url ?? input),
    (letters, run, [, init]) =>
      new Promise((resolve, reject: (reason: unknown) => void) => {
        const fail = () => reject(TypeError("Failed to fetch"));
        hold(letters, () => resolve(run()), fail);
        if (!gate.state.isAsking) fail();
        (init as RequestInit | undefined)?.signal?.addEventListener("abort", fail);
      }),
  );
  guard(
    "Navigator:sendBeacon",
    ([address]) => host(address),
    (letters, run) => {
      hold(letters, run);
      return true;
    },
  );
  // The request itself keeps the address between its two calls.
  guard("XMLHttpRequest:open", ([, address], self: { lagom: unknown }) => {
    self.lagom = address;
    return "";
  });
  guard("XMLHttpRequest:send", (_args, self: { lagom: unknown }) => host(self.lagom));
}
