import { useCallback, useEffect, useRef, useState } from "react";
import { isArchiveName } from "@/lib/core/archives/names";
import type { Refusal } from "@/lib/core/archives/types";
import {
  type Batch,
  buffersOf,
  type Examined,
  type FromUnpacker,
  type FromWorker,
  type MaskedFile,
  type ToUnpacker,
  type ToWorker,
} from "./worker/protocol";

/** What comes of a batch: `failed` is a fault of ours, a refusal says what is wrong with an archive. */
type Outcome = Examined | { readonly refusal: Refusal } | "stopped" | "failed";

/** `broken`: a file of the engine did not arrive or did not run. */
export type EngineState = "loading" | "ready" | "broken";

export interface Engine {
  readonly state: EngineState;
  /** Of the batch that is being read; null where none is. */
  readonly progress: { readonly read: number; readonly total: number } | null;
  readonly assess: (batch: Batch) => Promise<Outcome>;
  readonly stop: () => void;
  /** The files of the last batch, secrets masked. */
  readonly masked: () => Promise<readonly MaskedFile[]>;
}

type Waiting = {
  readonly id: number;
  readonly resolve: (outcome: Outcome) => void;
};

interface Workers {
  readonly engine: Worker;
  /** Opens archives for it. */
  readonly unpacker: Worker;
}

/** Starts the engine in workers once the page has come to rest, and speaks with them. */
export function useEngine(): Engine {
  const [state, setState] = useState<EngineState>("loading");
  const [progress, setProgress] = useState<Engine["progress"]>(null);
  const workers = useRef<Workers>(null);
  const waiting = useRef<Waiting>(null);
  const asked = useRef(0);
  const onMasked = useRef<(files: readonly MaskedFile[]) => void>(undefined);

  const settle = useCallback((outcome: Outcome) => {
    waiting.current?.resolve(outcome);
    waiting.current = null;
    setProgress(null);
  }, []);

  const send = useCallback(
    (message: ToWorker, transfer: Transferable[] = []) =>
      workers.current?.engine.postMessage(message, transfer),
    [],
  );

  useEffect(() => {
    const start = () => {
      let loading = 2;
      const engine = new Worker(process.env.NEXT_PUBLIC_WORKER ?? "");
      const unpacker = new Worker(process.env.NEXT_PUBLIC_UNPACKER ?? "");
      workers.current = { engine, unpacker };
      const ready = () => {
        loading -= 1;
        if (loading === 0) setState("ready");
      };
      engine.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === "ready") return ready();
        if (data.type === "masked") return onMasked.current?.(data.files);
        if (data.id !== waiting.current?.id) return; // of a batch that nobody waits for any more
        if (data.type === "progress") setProgress(data);
        else settle(data.type === "examined" ? data.examined : "failed");
      };
      unpacker.onmessage = ({ data }: MessageEvent<FromUnpacker>) => {
        if (data.type === "ready") return ready();
        if (data.id !== waiting.current?.id) return;
        if (data.type === "refused") return settle({ refusal: data.refusal });
        if (data.type === "failed") return settle("failed");
        const { id, batch } = data;
        send({ type: "assess", id, batch }, buffersOf(batch));
      };
      for (const worker of [engine, unpacker]) {
        worker.onerror = () => {
          setState((before) => (before === "loading" ? "broken" : before));
          settle("failed");
        };
      }
    };
    // Safari has no idle callback.
    const idle =
      window.requestIdleCallback?.bind(window) ?? ((run: () => void) => setTimeout(run, 1));
    const cancel = window.cancelIdleCallback?.bind(window) ?? clearTimeout;
    const handle = idle(start);
    return () => {
      cancel(handle as number);
      workers.current?.engine.terminate();
      workers.current?.unpacker.terminate();
      workers.current = null;
    };
  }, [send, settle]);

  const assess = useCallback(
    (batch: Batch) => {
      settle("stopped");
      asked.current += 1;
      const id = asked.current;
      setProgress({ read: 0, total: batch.entries.length });
      return new Promise<Outcome>((resolve) => {
        waiting.current = { id, resolve };
        const isPacked = batch.entries.some(({ path, named }) => named && isArchiveName(path));
        if (!isPacked) return send({ type: "assess", id, batch });
        workers.current?.unpacker.postMessage({ id, batch } satisfies ToUnpacker);
      });
    },
    [send, settle],
  );
  const stop = useCallback(() => {
    if (waiting.current) send({ type: "stop", id: waiting.current.id });
    settle("stopped");
  }, [send, settle]);
  const masked = useCallback(
    () =>
      new Promise<readonly MaskedFile[]>((resolve) => {
        onMasked.current = resolve;
        send({ type: "masked", id: asked.current });
      }),
    [send],
  );
  return { state, progress, assess, stop, masked };
}
