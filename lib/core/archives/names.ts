/** The upper half of the characters that a ZIP's names have without the mark of UTF-8. */
const CP437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/** Text in UTF-8, with U+FFFD in it where it is none. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** A name in a ZIP: UTF-8 where it says so or is it, else of the old code page. */
export function zipName(bytes: Uint8Array, isUtf8: boolean): string {
  const text = utf8(bytes);
  if (isUtf8 || !text.includes("\ufffd")) return text;
  return Array.from(bytes, (byte) =>
    byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128],
  ).join("");
}

/** Whether a file that somebody hands over is to be opened as an archive, by its name: one that can't be is refused. */
export function isArchiveName(name: string): boolean {
  return /\.(zip|tar|tgz|tar\.\w{1,4}|t[bx]z2?|7z|rar)$/i.test(name);
}

/** Whether the comment of an archive is the id of a commit, as `git archive` writes it and nothing else does. */
export function isCommit(comment: string): boolean {
  return /^[\da-f]{40}([\da-f]{24})?$/.test(comment);
}
