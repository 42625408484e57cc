type Late = {
  /** Scripts that run late. */
  readonly scripts: WeakSet<Element>;
  /** Calls what they listened for, and hears no more. */
  readonly end: () => void;
};

/**
 * While late scripts run: what they add for `DOMContentLoaded` or `load` after that event is called at the
 * end, once; and what they write into the document stands after them, as it would replace the page otherwise.
 */
export function hearLateListeners(): Late {
  const scripts = new WeakSet<Element>();
  const late: EventListenerOrEventListenerObject[] = [];
  const { onload } = window;
  const write = Reflect.get<object, string>(document, "write") as (...texts: string[]) => void;
  const writer = () => {
    const { currentScript } = document;
    return currentScript && scripts.has(currentScript) ? currentScript : undefined;
  };
  for (const owner of [document, window])
    owner.addEventListener = (
      ...listening: [string, EventListenerOrEventListenerObject, AddEventListenerOptions?]
    ) => {
      if (writer() && isOver(listening[0], owner)) late.push(listening[1]);
      else EventTarget.prototype.addEventListener.apply(owner, listening);
    };
  Reflect.set(document, "write", (...texts: string[]) => {
    const script = writer();
    // One text goes on as it is: Trusted Types know it.
    const [text] = texts.length > 1 ? [texts.join("")] : texts;
    if (script) script.after(document.createRange().createContextualFragment(text ?? ""));
    else write.apply(document, texts);
  });
  return {
    scripts,
    end: () => {
      for (const owner of [document, window]) Reflect.deleteProperty(owner, "addEventListener");
      Reflect.deleteProperty(document, "write");
      if (window.onload && window.onload !== onload && isOver("load", window))
        late.push(window.onload.bind(window));
      const once = new EventTarget();
      for (const listener of late) once.addEventListener("late", listener);
      once.dispatchEvent(new Event("late"));
    },
  };
}

/** Whether an event of the page's loading has been (HTML standard, "the end"). */
function isOver(type: string, owner: EventTarget): boolean {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return type === "load"
    ? owner === window && document.readyState === "complete"
    : type === "DOMContentLoaded" && page?.domContentLoadedEventStart !== 0;
}
