/** Which word in a user agent means which browser; the first that is found counts, since most name others, too. */
const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["CriOS/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const SYSTEMS = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

/** No browser says more of itself. */
const LONGEST = 512;

/** What a browser calls itself, in a few words of ours: nothing that it wrote is kept. "Firefox on Linux". */
export function browserName(userAgent: string | null | undefined): string {
  const said = (userAgent ?? "").slice(0, LONGEST);
  const find = (words: typeof BROWSERS | typeof SYSTEMS) =>
    words.find(([word]) => said.includes(word))?.[1];
  const system = find(SYSTEMS);
  return `${find(BROWSERS) ?? "Unknown browser"}${system ? ` on ${system}` : ""}`;
}
