import MarkdownIt from "markdown-it";
import { createElement, type ReactNode } from "react";

const MAX_NESTING = 32;

/** The only elements that a note becomes; anything else is left out, its text is kept. */
const elements: Readonly<Record<string, { tag: string; className?: string }>> = {
  p: { tag: "p" },
  // A note is no part of the page's outline: its headings are bold paragraphs.
  ...Object.fromEntries(
    ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [
      tag,
      { tag: "p", className: "font-semibold" },
    ]),
  ),
  ul: { tag: "ul", className: "list-disc pl-5" },
  ol: { tag: "ol", className: "list-decimal pl-5" },
  li: { tag: "li" },
  blockquote: { tag: "blockquote", className: "border-l-2 border-line-2 pl-3 text-ink-2" },
  strong: { tag: "strong", className: "font-semibold" },
  em: { tag: "em" },
  s: { tag: "s" },
  table: { tag: "table", className: "block max-w-full overflow-x-auto" },
  thead: { tag: "thead", className: "border-b border-line-2 text-left" },
  tbody: { tag: "tbody" },
  tr: { tag: "tr" },
  th: { tag: "th", className: "py-1 pr-4 font-semibold" },
  td: { tag: "td", className: "py-1 pr-4 align-top" },
};

const markdown = new MarkdownIt({
  html: false,
  linkify: true,
  breaks: true,
  maxNesting: MAX_NESTING,
}).disable("image");
markdown.validateLink = isSafeLink;
// Only what spells out http://, https:// or mailto: becomes a link by itself.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.linkify.add("ftp:", null).add("//", null);

// As comments store a mention; its member's name is told by whoever shows it.
const MENTION = /@\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/iy;
markdown.inline.ruler.before("link", "mention", (state, silent) => {
  MENTION.lastIndex = state.pos;
  const [stored, memberId] = MENTION.exec(state.src) ?? [];
  if (!stored) return false;
  if (!silent) {
    const token = state.push("mention", "", 0);
    token.content = stored;
    token.meta = { memberId: memberId?.toLowerCase() };
  }
  state.pos += stored.length;
  return true;
});

type NameOf = (memberId: string) => string | null;
type Token = ReturnType<typeof markdown.parse>[number];

/**
 * A note's Markdown as elements. No HTML is ever made of text: the parser's tokens become elements
 * of a short list. Null where the text is nested deeper than a person writes; show it as typed then.
 * @param nameOf whom a mention means; without it, and where it says null, a mention stands as it is stored.
 */
export function renderNote(text: string, nameOf: NameOf = () => null): ReactNode | null {
  const tokens = markdown.parse(text, {});
  if (tokens.some((token) => token.level >= MAX_NESTING - 1)) return null;
  return toNodes(tokens, nameOf);
}

/** A note's words on one line, without its marks: for where it is quoted. */
export function plainNote(text: string): string {
  const words = markdown.parse(text, {}).flatMap(({ type, content, children }) => {
    if (type === "fence" || type === "code_block") return [content];
    const word = (child: Token) => (child.type.endsWith("break") ? " " : child.content);
    return children ? [children.map(word).join("")] : [];
  });
  return words.join(" ").replace(/\s+/g, " ").trim();
}

/** Whether an address may stand behind a link in a note. */
function isSafeLink(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(url) && URL.canParse(url);
}

interface Open {
  readonly token: Token | null;
  readonly children: ReactNode[];
}

function toNodes(tokens: readonly Token[], nameOf: NameOf): ReactNode[] {
  const top: Open = { token: null, children: [] };
  const open: Open[] = [top];
  for (const token of tokens) {
    const parent = open.at(-1) ?? top;
    if (token.nesting === 1) {
      open.push({ token, children: [] });
    } else if (token.nesting === -1) {
      const closed = open.length > 1 ? open.pop() : undefined;
      const around = open.at(-1) ?? top;
      if (closed?.token) around.children.push(...element(closed.token, closed.children, around));
    } else {
      parent.children.push(leaf(token, parent.children.length, nameOf));
    }
  }
  return top.children;
}

function element(token: Token, children: ReactNode[], around: Open): ReactNode[] {
  const key = around.children.length;
  if (token.tag === "a") {
    const href = String(token.attrGet("href") ?? "");
    if (!isSafeLink(href)) return children;
    return [
      <a key={key} href={href} rel="noopener noreferrer nofollow" className="wrap-anywhere">
        {children}
      </a>,
    ];
  }
  const known = elements[token.tag];
  // A tight list hides its paragraphs; they keep their text.
  if (!known || token.hidden) return [<Plain key={key}>{children}</Plain>];
  const start = token.tag === "ol" ? Number(token.attrGet("start") ?? 1) : undefined;
  return [createElement(known.tag, { key, className: known.className, start }, children)];
}

function leaf(token: Token, key: number, nameOf: NameOf): ReactNode {
  switch (token.type) {
    case "inline":
      return <Plain key={key}>{toNodes(token.children ?? [], nameOf)}</Plain>;
    case "mention": {
      const name = nameOf(String(token.meta?.memberId));
      return <Plain key={key}>{name === null ? token.content : <Mention name={name} />}</Plain>;
    }
    case "softbreak":
    case "hardbreak":
      return <br key={key} />;
    case "hr":
      return <hr key={key} className="border-line" />;
    case "code_inline":
      return (
        <code key={key} className="rounded-mark bg-sunken px-1 font-mono text-small">
          {token.content}
        </code>
      );
    case "fence":
    case "code_block":
      return (
        <pre
          key={key}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-control bg-sunken px-3 py-2 font-mono text-small print:whitespace-pre-wrap"
        >
          <code>{token.content}</code>
        </pre>
      );
    default:
      return <Plain key={key}>{token.content}</Plain>;
  }
}

/** Somebody who is mentioned. */
function Mention({ name }: { name: string }) {
  return <b className="font-semibold">@{name}</b>;
}

function Plain({ children }: { children: ReactNode }) {
  return children;
}
