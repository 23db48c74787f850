import { expect, test } from "vitest";
import { LATE_MARK, LATE_SCRIPT } from "@/components/ui/late-source";
import { delayScripts } from "./late-scripts";

const HEAD = `<script>${LATE_SCRIPT}</script>`;

function delayed(html: string): string {
  const bytes = Buffer.from(HEAD + html);
  delayScripts(bytes);
  return bytes.toString().slice(HEAD.length);
}

test.each([
  [
    "one without a nonce",
    '<script src="/_next/a.js" async="">',
    '<script src="/_next/a.js" type="l">',
  ],
  [
    "a nonce before or behind",
    'é<script src="/_next/a.js" async="" nonce="x"></script><script src="/_next/b.js" nonce="x" async="">',
    'é<script src="/_next/a.js" type="l" nonce="x"></script><script src="/_next/b.js" nonce="x" type="l">',
  ],
])("a page's scripts are marked: %s", (_, html, marked) => {
  expect(delayed(html)).toBe(marked);
});

test.each([
  ["a script that is needed at once", '<script src="/_next/a.js" noModule=""></script>'],
  ["an inline script", '<script async="">1</script>'],
  ["a script from elsewhere", '<script src="/a.js" async=""></script>'],
  ["what stands behind a tag", '<script src="/_next/a.js"></script><p> async=""</p>'],
  ["a tag without an end", '<script src="/_next/a.js" async=""'],
])("all else stays as it is: %s", (_, html) => {
  expect(delayed(html)).toBe(html);
});

test("a page without the script that starts the others keeps them as they are", () => {
  const bytes = Buffer.from('<script src="/_next/a.js" async="">');
  delayScripts(bytes);
  expect(bytes.toString()).toBe('<script src="/_next/a.js" async="">');
});

test("the script in the page looks for what the server marks", () => {
  expect(LATE_SCRIPT).toContain(`script[${LATE_MARK.trim().replaceAll('"', "")}]`);
});
