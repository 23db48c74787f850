/** What a search looks at: a name, a short id where there is one, and words that also find it. */
export interface Searched {
  readonly label: string;
  readonly id?: string;
  readonly words?: string;
}

/**
 * How well every word of a text fits, higher is better; 0 for an empty text, null when a word is nowhere. An id fits
 * with or without its hyphen; accents and capitals make no difference.
 */
export function matchScore(text: string, { label, id, words = "" }: Searched): number | null {
  const name = plain(label);
  const short = plain(id ?? "").replaceAll("-", "");
  let sum = 0;
  for (const word of plain(text).split(/\s+/).filter(Boolean)) {
    const score = Math.max(idScore(short, word.replaceAll("-", "")), nameScore(name, word));
    const best = score > 0 ? score : plain(words).includes(word) ? WORDS : 0;
    if (best === 0) return null;
    sum += best;
  }
  return sum;
}

const EXACT_ID = 100;
const ID_START = 50;
const NAME_START = 40;
const WORD_START = 30;
const INSIDE = 10;
const WORDS = 5;

function idScore(id: string, word: string): number {
  if (word === "" || !id.startsWith(word)) return 0;
  return id === word ? EXACT_ID : ID_START;
}

function nameScore(name: string, word: string): number {
  let best = 0;
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    if (at === 0) return NAME_START;
    const isStart = !/[\p{L}\p{N}]/u.test(name.charAt(at - 1));
    best = Math.max(best, isStart ? WORD_START : INSIDE);
  }
  return best;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
