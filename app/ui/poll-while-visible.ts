/** The part of a document that tells whether anybody sees it. */
type Visibility = EventTarget & { readonly visibilityState: DocumentVisibilityState };

/**
 * Looks again every `everyMs` milliseconds while the page is seen, and at once
 * when it comes back into sight; hands back how to stop. A hidden page waits.
 */
export function pollWhileVisible(page: Visibility, look: () => void, everyMs: number): () => void {
  const lookIfSeen = () => {
    if (page.visibilityState === "visible") look();
  };
  const timer = setInterval(lookIfSeen, everyMs);
  page.addEventListener("visibilitychange", lookIfSeen);
  return () => {
    clearInterval(timer);
    page.removeEventListener("visibilitychange", lookIfSeen);
  };
}
