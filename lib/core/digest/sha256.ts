/**
 * SHA-256 as FIPS 180-4 has it, in as little code as the browser's engine has room for. Node runs its own in this file's
 * place (`scripts/build/native-sha256`), and a property test holds the two together.
 */

const ENCODER = new TextEncoder();
const BLOCK = 64;

/** The standard takes its constants from the roots of the first primes. */
const PRIMES: number[] = [];
for (let n = 2; PRIMES.length < 64; n += 1) {
  if (PRIMES.every((prime) => n % prime !== 0)) PRIMES.push(n);
}
/** The first 32 bits behind the point. */
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))) as State;

/** The message schedule of the block at hand. */
const SCHEDULE = new Int32Array(64);

const rotated = (word: number, by: number) => (word >>> by) | (word << (32 - by));

type State = [number, number, number, number, number, number, number, number];

function compress(state: State, view: DataView, from: number): void {
  const w = SCHEDULE;
  for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(from + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15] ?? 0;
    const y = w[i - 2] ?? 0;
    const s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3);
    const s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] + a) | 0;
  state[1] = (state[1] + b) | 0;
  state[2] = (state[2] + c) | 0;
  state[3] = (state[3] + d) | 0;
  state[4] = (state[4] + e) | 0;
  state[5] = (state[5] + f) | 0;
  state[6] = (state[6] + g) | 0;
  state[7] = (state[7] + h) | 0;
}

class Hasher {
  readonly #state: State = [...START];
  readonly #block = new Uint8Array(BLOCK);
  readonly #view = new DataView(this.#block.buffer);
  #length = 0;

  update(data: Uint8Array): void {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    let at = 0;
    while (at < data.length) {
      const filled = this.#length % BLOCK;
      const taken = Math.min(BLOCK - filled, data.length - at);
      if (taken === BLOCK) compress(this.#state, view, at);
      else {
        this.#block.set(data.subarray(at, at + taken), filled);
        if (filled + taken === BLOCK) compress(this.#state, this.#view, 0);
      }
      at += taken;
      this.#length += taken;
    }
  }

  /** Hexadecimal; nothing can be added any more. */
  digest(): string {
    const length = this.#length;
    // A one, and zeros up to the length in bits, which ends a block.
    const end = new Uint8Array(BLOCK + 8 - ((length + 8) % BLOCK));
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(length / 2 ** 29));
    view.setUint32(end.length - 4, length * 8);
    this.update(end);
    return this.#state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

/** The SHA-256 of bytes, or of a text as UTF-8: `sha256:` and 64 hexadecimal digits. The same in browser and server. */
export function sha256(data: Uint8Array | string): string {
  const hasher = new Hasher();
  hasher.update(typeof data === "string" ? ENCODER.encode(data) : data);
  return `sha256:${hasher.digest()}`;
}

/** The first 64 bits of a text's SHA-256, as 16 hexadecimal digits: for ids. */
export function sha256Start(text: string): string {
  const digest = sha256(text);
  return [digest.slice(7, 15), digest.slice(15, 23)].join(""); // one slice would keep all of it in memory
}

/** The SHA-256 of texts that are given one after the other. A text has to end between characters, not within one. */
export function sha256Of(give: (update: (text: string) => void) => void): string {
  const hasher = new Hasher();
  give((text) => hasher.update(ENCODER.encode(text)));
  return `sha256:${hasher.digest()}`;
}
