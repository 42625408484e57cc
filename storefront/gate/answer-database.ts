import type { Gate } from "./gate-state.ts";

/**
 * Passes on what `indexedDB.open` answers to the object its caller got while the call was held back;
 * `answer` is what any call gave, and only such a request is of interest.
 */
export function answerDatabase(answer: unknown, waiting: EventTarget, gate: Gate): void {
  if (!(answer instanceof IDBOpenDBRequest)) return;
  const request = closeWithdrawn(gate, answer);
  for (const type of ["upgradeneeded", "success", "error"])
    request.addEventListener(type, (event) => {
      const { result, error, transaction } = request;
      Object.assign(waiting, { result, error, transaction });
      const handler = Reflect.get(waiting, `on${type}`) as EventListener | undefined;
      if (handler) waiting.addEventListener(type, handler, { once: true });
      waiting.dispatchEvent(new (event.constructor as typeof Event)(type, event));
    });
}

/** From now on databases that are opened are closed as `closeWithdrawn` says. */
export function watchDatabases(gate: Gate): void {
  const { prototype } = IDBFactory;
  const open = Reflect.get(prototype, "open") as (...call: unknown[]) => IDBOpenDBRequest;
  prototype.open = function (...call) {
    return closeWithdrawn(gate, Reflect.apply(open, this, call));
  };
}

/** A database in use cannot be deleted: it is closed when that is tried after a withdrawal. */
function closeWithdrawn(gate: Gate, request: IDBOpenDBRequest): IDBOpenDBRequest {
  request.addEventListener("success", () => {
    const { result } = request;
    result.addEventListener("versionchange", () => {
      if (gate.item(result.name, "i")) result.close();
    });
  });
  return request;
}
