/**
 * The fields of a small form, `application/x-www-form-urlencoded` or `multipart/form-data`; undefined
 * for what is larger than allowed or no form.
 */
export async function readForm(
  request: Request,
  bytesMax: number,
): Promise<URLSearchParams | undefined> {
  const body = await readLimited(request, bytesMax);
  const type = request.headers.get("content-type") ?? "";
  if (body === undefined) return undefined;
  if (/^application\/x-www-form-urlencoded/iu.test(type)) {
    return new URLSearchParams(body.toString("utf8"));
  }
  return /^multipart\/form-data/iu.test(type) ? readParts(body, type) : undefined;
}

async function readParts(body: Buffer, type: string): Promise<URLSearchParams | undefined> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": type },
    }).formData();
    const fields = [...form].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    );
    return new URLSearchParams(fields);
  } catch {
    return undefined;
  }
}

/** A body's bytes, read to the limit and no further whatever its headers say; undefined beyond it. */
export async function readLimited(request: Request, bytesMax: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > bytesMax) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}
