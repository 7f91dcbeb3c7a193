/** Namespace of every name-based id of this product (UUIDv5, RFC 9562). Part of the public contract. */
export const REPRISE_NAMESPACE = '6f9f2d0e-52c5-5a7e-9d0b-0b9f4a6c1e57';

/** SHA-1 of the bytes. Passed in, because this library runs in browsers and in Node and imports neither. */
export type Sha1 = (bytes: Uint8Array) => Uint8Array;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const NAMESPACE_BYTES = bytesOf(REPRISE_NAMESPACE);
const ENCODER = new TextEncoder();

function bytesOf(uuid: string): Uint8Array {
  return Uint8Array.from(uuid.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function uuidV5(name: string, sha1: Sha1, namespace: string = REPRISE_NAMESPACE): string {
  const prefix = namespace === REPRISE_NAMESPACE ? NAMESPACE_BYTES : bytesOf(namespace);
  const body = ENCODER.encode(name);
  const input = new Uint8Array(prefix.length + body.length);
  input.set(prefix);
  input.set(body, prefix.length);
  const hash = sha1(input);
  let h = '';
  for (let i = 0; i < 16; i++) h += HEX[hash[i]!];
  const variant = HEX[(hash[8]! & 0x3f) | 0x80]!;
  h = `${h.slice(0, 12)}5${h.slice(13, 16)}${variant}${h.slice(18)}`;
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

/** The name is the RFC 8785 JSON array of the parts; for an array of strings that is exactly what JSON.stringify writes. */
const nameOf = (...parts: string[]) => JSON.stringify(parts);

/** The identities everything outside may recompute: creator, fan and sale from the platform's own ids. */
export const identities = (sha1: Sha1) => ({
  creatorId: (tenant: string, platformCreatorId: string) => uuidV5(nameOf(tenant, platformCreatorId), sha1),
  fanId: (tenant: string, creatorId: string, platform: string, platformFanId: string) =>
    uuidV5(nameOf(tenant, creatorId, platform, platformFanId), sha1),
  saleId: (tenant: string, platform: string, purchaseId: string) => uuidV5(nameOf(tenant, platform, purchaseId), sha1),
  /** Any other name-based id, e.g. the id of an imported message. */
  named: (...parts: string[]) => uuidV5(nameOf(...parts), sha1),
});

/** Platform creator id under which items without a creator are filed: they belong to the whole tenant. */
export const TENANT_WIDE_CREATOR = '*';
