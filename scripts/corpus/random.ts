/** Numbers that look random and follow from a seed alone (sfc32, public domain): the same seed makes the same corpus. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, stream = 0) {
    this.#a = seed | 0;
    this.#b = Math.floor(seed / 2 ** 32) | 0;
    this.#c = stream | 0;
    for (let round = 0; round < 12; round += 1) this.#bits(); // mixes seeds that lie close together
  }

  #bits(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 to below 1. */
  share(): number {
    return this.#bits() / 2 ** 32;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.share() * limit);
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  /** One of a list. Throws a RangeError where it is empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("There is nothing to pick from.");
    return list[this.below(list.length)] as T;
  }

  /** Log-normal, as sizes of files are: half of them lie below `median`; the mean tells how far the others go. */
  size({ median, mean }: { readonly median: number; readonly mean: number }): number {
    const sigma = Math.sqrt(2 * Math.log(mean / median));
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share());
    return Math.round(median * Math.exp(sigma * normal));
  }

  /** A word of so many letters and digits; no vowel is among them, so that no word of a language comes up. */
  word(length: number): string {
    let word = "";
    while (word.length < length) word += LETTERS[this.below(LETTERS.length)];
    return word;
  }

  hex(length: number): string {
    let digits = "";
    while (digits.length < length) digits += "0123456789abcdef"[this.below(16)];
    return digits;
  }

  /** The same things in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let index = copy.length - 1; index > 0; index -= 1) {
      const other = this.below(index + 1);
      [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
    }
    return copy;
  }
}

const LETTERS = "bcdfghjkmnpqrstvwzBCDFGHJKMNPQRSTVWZ23456789";
