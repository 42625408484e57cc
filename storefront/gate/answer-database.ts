/** Passes on what `indexedDB.open` answers to the object its caller got while the call was held back. */
export function answerDatabase(request: IDBOpenDBRequest, waiting: EventTarget): void {
  for (const type of ["upgradeneeded", "success", "error"])
    request.addEventListener(type, (event) => {
      const { result, error, transaction } = request;
      Object.assign(waiting, { result, error, transaction });
      const handler = Reflect.get(waiting, `on${type}`) as EventListener | undefined;
      if (handler) waiting.addEventListener(type, handler, { once: true });
      waiting.dispatchEvent(new (event.constructor as typeof Event)(type, event));
    });
}
