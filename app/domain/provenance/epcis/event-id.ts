import { createHash } from "node:crypto";

/**
 * The identifier of an event outside this system: a name-based UUID (version 5, RFC 9562) of its number within its
 * batch. It is the same whenever it is asked for, and says nothing of what the event holds, so a declared error can
 * speak of it.
 */
export function eventId(batchId: string, sequence: number): string {
  const namespace = Buffer.from(batchId.replaceAll("-", ""), "hex");
  const bytes = createHash("sha1")
    .update(namespace)
    .update(String(sequence), "utf8")
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")}`;
}
