type Late = {
  /** Scripts that run late. */
  readonly scripts: WeakSet<Element>;
  /** Calls what they listened for, and hears no more. */
  readonly end: () => void;
};

/** When what events of the page's loading tell began; 0 while it has not. */
const beginnings: Readonly<Record<string, "loadEventStart" | "domContentLoadedEventStart">> = {
  load: "loadEventStart",
  DOMContentLoaded: "domContentLoadedEventStart",
};

/** Whether an event of the page's loading has been; the window alone hears of `load`. */
function isOver(type: string, owner: EventTarget): boolean {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const beginning = beginnings[type];
  return Boolean(beginning && page?.[beginning] && (owner === window || type !== "load"));
}

/**
 * While late scripts run: what they add for `DOMContentLoaded` or `load` after that event is called at the
 * end, once; and what they write into the document stands after them, as it would replace the page otherwise.
 */
export function hearLateListeners(): Late {
  const scripts = new WeakSet<Element>();
  const late = new EventTarget();
  const { onload } = window;
  const write = Reflect.get<object, string>(document, "write") as (...texts: string[]) => void;
  const findWriter = () => {
    const { currentScript } = document;
    return currentScript && scripts.has(currentScript) ? currentScript : undefined;
  };
  const owners = [document, window];
  for (const owner of owners)
    owner.addEventListener = (...listening: Parameters<EventTarget["addEventListener"]>) => {
      const [type, listener] = listening;
      if (findWriter() && isOver(type, owner)) late.addEventListener("late", listener);
      else EventTarget.prototype.addEventListener.apply(owner, listening);
    };
  Reflect.set(document, "write", (...texts: string[]) => {
    const script = findWriter();
    // One text goes on as it is: Trusted Types know it.
    const text = texts.length > 1 ? texts.join("") : texts[0];
    if (script) script.after(document.createRange().createContextualFragment(text ?? ""));
    else write.apply(document, texts);
  });
  return {
    scripts,
    end: () => {
      for (const owner of owners) Reflect.deleteProperty(owner, "addEventListener");
      Reflect.deleteProperty(document, "write");
      if (window.onload !== onload && isOver("load", window))
        late.addEventListener("late", window.onload as EventListener | null);
      late.dispatchEvent(new Event("late"));
    },
  };
}
