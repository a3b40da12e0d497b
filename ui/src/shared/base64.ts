/** Bytes as the text that a clipboard command takes. */
export function base64(bytes: ArrayBuffer): string {
  const part = 0x8000;
  const all = new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < all.length; at += part) text += String.fromCharCode(...all.subarray(at, at + part));
  return btoa(text);
}
