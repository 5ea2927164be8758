/** Random ids; pages served to other machines without TLS have no crypto.randomUUID. */

/** 32 hexadecimal digits. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
