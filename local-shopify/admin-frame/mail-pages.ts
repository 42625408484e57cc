import type { ReceivedMail } from "../mail/received-mail.ts";
import { Html, html } from "./html.ts";

/** The list of mails, newest first. */
export function renderMailList(base: string, mails: readonly ReceivedMail[]): Html {
  const rows = mails.toReversed().map(
    (mail) =>
      html`<a class="mail" href="${base}/mail/${mail.id}">
        <b>${mail.subject || "(no subject)"}</b>
        <span class="faint">${mail.from} → ${mail.envelopeTo.join(", ")}</span><br />
        <time class="faint">${toTimeText(mail.receivedAt)}</time>
      </a>`,
  );
  return html`<main class="page">
    <h1>Mail</h1>
    <div class="card">
      ${rows.length === 0 ? html`<p class="faint">No mail has arrived yet.</p>` : rows}
    </div>
  </main>`;
}

/** One mail with its headers, its text and its look. */
export function renderMail(base: string, mail: ReceivedMail, source: string): Html {
  const attachments = mail.attachments.map(
    ({ fileName, contentType, bytes }) =>
      html`<li>${fileName} (${contentType}, ${bytes} bytes)</li>`,
  );
  return html`<main class="page">
    <p><a href="${base}/mail">← Mail</a></p>
    <h1>${mail.subject || "(no subject)"}</h1>
    <div class="card">
      <dl>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to || mail.envelopeTo.join(", ")}</dd>
        <dt>Reply to</dt>
        <dd>${mail.replyTo || "–"}</dd>
        <dt>Received</dt>
        <dd>${toTimeText(mail.receivedAt)}</dd>
      </dl>
      ${renderBody(mail)}
      <ul>
        ${attachments}
      </ul>
      <details>
        <summary>Source</summary>
        <pre>${source}</pre>
      </details>
    </div>
  </main>`;
}

function renderBody(mail: ReceivedMail): Html {
  const text = html`<pre>${withLinks(mail.text)}</pre>`;
  if (mail.html === null) return text;
  const page = `<base target="_blank">${mail.html}`;
  return html`<iframe
      class="mailbody"
      title="Message"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcdoc="${page}"
    ></iframe>
    <details>
      <summary>Text part</summary>
      ${text}
    </details>`;
}

function withLinks(text: string): Html {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  const marked = parts.map((part, index) =>
    index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`,
  );
  return new Html(marked.map((part) => part.text).join(""));
}

function toTimeText(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}
