import { createHash, X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { generate } from "selfsigned";

/** What the proxy shows its callers, and what they must trust. */
export type Certificates = {
  /** Leaf and authority, PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  /** Path of the authority's certificate, for `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string;
  /** Base64 SHA-256 of the leaf's public key, for Chromium. */
  readonly spkiHash: string;
};

const dayMs = 24 * 60 * 60 * 1000;
const fileNames = { authority: "ca.crt", leaf: "leaf.crt", key: "leaf.key" };

/**
 * Reads the local certificate authority and a leaf for these host names,
 * making both when they are missing or end within a day.
 *
 * @param directory where they are kept, one sub-folder per set of names
 * @param hostNames names of the leaf, `*.` allowed
 */
export async function loadCertificates(
  directory: string,
  hostNames: readonly string[],
): Promise<Certificates> {
  const names = [...new Set(hostNames)].toSorted();
  const key = createHash("sha256").update(names.join()).digest("hex");
  const folder = join(directory, key.slice(0, 12));
  const kept = await readCertificates(folder);
  if (kept !== undefined) return kept;
  await makeCertificates({ directory, folder, names });
  const made = await readCertificates(folder);
  if (made === undefined) throw new Error(`No certificate in ${folder}`);
  return made;
}

async function readCertificates(folder: string): Promise<Certificates | undefined> {
  try {
    const certificate = await readFile(join(folder, fileNames.leaf), "utf8");
    const leaf = new X509Certificate(certificate);
    if (leaf.validToDate.getTime() < Date.now() + dayMs) return undefined;
    const publicKey = leaf.publicKey.export({ type: "spki", format: "der" });
    return {
      certificate,
      privateKey: await readFile(join(folder, fileNames.key), "utf8"),
      authorityFile: join(folder, fileNames.authority),
      spkiHash: createHash("sha256").update(publicKey).digest("base64"),
    };
  } catch {
    return undefined;
  }
}

/** Writes beside and renames, so that two starting processes agree. */
async function makeCertificates(wanted: {
  readonly directory: string;
  readonly folder: string;
  readonly names: readonly string[];
}): Promise<void> {
  const { authority, leaf } = await generatePair(wanted.names);
  await mkdir(wanted.directory, { recursive: true });
  const draft = await mkdtemp(join(wanted.directory, "draft-"));
  // selfsigned ends its PEMs without a newline.
  const authorityText = `${authority.cert.trim()}\n`;
  await writeFile(join(draft, fileNames.authority), authorityText);
  await writeFile(join(draft, fileNames.leaf), `${leaf.cert.trim()}\n${authorityText}`);
  await writeFile(join(draft, fileNames.key), leaf.private, { mode: 0o600 });
  await putInPlace(draft, wanted.folder);
}

/** Whoever renames first wins; only what has ended makes room. */
async function putInPlace(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder);
    return;
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  if ((await readCertificates(folder)) === undefined) {
    await rm(folder, { recursive: true });
    await rename(draft, folder);
  } else {
    await rm(draft, { recursive: true });
  }
}

async function generatePair(names: readonly string[]) {
  const authority = await generate([{ name: "commonName", value: "Local Shopify authority" }], {
    keyType: "ec",
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + 800 * dayMs),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: "commonName", value: "local-shopify" }], {
    keyType: "ec",
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + 390 * dayMs),
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: names.map((value) => ({ type: 2, value })),
      },
    ],
  });
  return { authority, leaf };
}
