import { escapeHtml } from "../../domain/shared/escape-html.ts";

/** A page of no shop in particular, for when the shop's own cannot be read. */
export function plainPage(shopName: string): string {
  const name = escapeHtml(shopName);
  const goods = Array.from({ length: 6 }, () => `<li><span></span><b></b><i></i></li>`).join("");
  return `<!doctype html><html lang="en"><head><title>${name}</title><style>
html { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff; }
body { margin: 0; }
header { padding: 20px 6vw; border-bottom: 1px solid #ddd; font-size: 20px; font-weight: 600; }
main { padding: 40px 6vw; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 24px; margin: 0; padding: 0; list-style: none; }
li * { display: block; border-radius: 4px; background: #e8e8e8; }
li span { aspect-ratio: 1; }
li b { width: 80%; height: 12px; margin-top: 12px; }
li i { width: 40%; height: 12px; margin-top: 8px; }
</style></head><body><header>${name}</header><main><ul>${goods}</ul></main></body></html>`;
}
