const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text made safe for HTML content and quoted attributes. Control characters
 * HTML forbids are shown as U+FFFD, and so are those that turn the direction
 * of writing for what follows them.
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/gu, (character) => entities[character] ?? character)
    .replace(/[\0-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** The address for an `href` when it is an https one, else undefined. */
export function safeHref(text: string): string | undefined {
  if (!/^https:\/\/[^\s"'<>\\]+$/iu.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === "https:" && url.username === "" && url.password === ""
    ? url.href
    : undefined;
}
