import type { Answer, ControlId } from "@/lib/core/model/words";
import type { MaskedFile } from "./worker/protocol";

/** What the page without an account leaves in the browser for the page that makes a project of it. */
export interface Kept {
  readonly name: string;
  /** The files are all of a folder. */
  readonly complete: boolean;
  /** Secrets masked: no other text is ever kept. */
  readonly files: readonly MaskedFile[];
  readonly answers: readonly {
    readonly control: ControlId;
    readonly answer: Answer;
    readonly reason: string;
  }[];
  /** When it was kept, in milliseconds. */
  readonly at: number;
}

const DATABASE = "plimsoll-try";
const STORE = "kept";
const KEY = "latest";

/** Keeps it in this browser, in the place of what was kept before. @throws Where the browser keeps nothing. */
export async function keepFiles(kept: Kept): Promise<void> {
  await inStore("readwrite", (store) => store.put(kept, KEY));
}

/** What is kept in this browser, or null. */
export async function keptFiles(): Promise<Kept | null> {
  return (await inStore<Kept | undefined>("readonly", (store) => store.get(KEY))) ?? null;
}

/** Takes it out of this browser. */
export async function dropKept(): Promise<void> {
  await inStore("readwrite", (store) => store.delete(KEY));
}

async function inStore<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = use(transaction.objectStore(STORE));
      // A write is there once its transaction is; the page is left right after.
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("Another tab holds it."));
  });
}
