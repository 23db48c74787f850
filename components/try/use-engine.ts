import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "@/lib/core/archives/types";
import type { Batch, Examined, FromWorker, MaskedFile, ToWorker } from "./worker/protocol";

/** What comes of a batch: `failed` is a fault of ours, a refusal says what is wrong with an archive. */
type Outcome = Examined | { readonly refusal: Refusal } | "stopped" | "failed";

/** `broken`: the engine's file did not arrive or did not run. */
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

/** Starts the engine in a worker once the page has come to rest, and speaks with it. */
export function useEngine(): Engine {
  const [state, setState] = useState<EngineState>("loading");
  const [progress, setProgress] = useState<Engine["progress"]>(null);
  const worker = useRef<Worker>(null);
  const waiting = useRef<Waiting>(null);
  const asked = useRef(0);
  const onMasked = useRef<(files: readonly MaskedFile[]) => void>(undefined);

  const settle = useCallback((outcome: Outcome) => {
    waiting.current?.resolve(outcome);
    waiting.current = null;
    setProgress(null);
  }, []);

  useEffect(() => {
    const address = process.env.NEXT_PUBLIC_WORKER ?? "";
    const start = () => {
      const made = new Worker(address);
      made.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === "ready") return setState("ready");
        if (data.type === "masked") return onMasked.current?.(data.files);
        if (data.id !== waiting.current?.id) return; // of a batch that nobody waits for any more
        if (data.type === "progress") setProgress(data);
        else if (data.type === "refused") settle({ refusal: data.refusal });
        else settle(data.type === "examined" ? data.examined : "failed");
      };
      made.onerror = () => {
        setState((before) => (before === "loading" ? "broken" : before));
        settle("failed");
      };
      worker.current = made;
    };
    // Safari has no idle callback.
    const idle =
      window.requestIdleCallback?.bind(window) ?? ((run: () => void) => setTimeout(run, 1));
    const cancel = window.cancelIdleCallback?.bind(window) ?? clearTimeout;
    const handle = idle(start);
    return () => {
      cancel(handle as number);
      worker.current?.terminate();
      worker.current = null;
    };
  }, [settle]);

  const send = useCallback((message: ToWorker) => worker.current?.postMessage(message), []);

  const assess = useCallback(
    (batch: Batch) => {
      settle("stopped");
      asked.current += 1;
      const id = asked.current;
      setProgress({ read: 0, total: batch.entries.length });
      return new Promise<Outcome>((resolve) => {
        waiting.current = { id, resolve };
        send({ type: "assess", id, batch });
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
