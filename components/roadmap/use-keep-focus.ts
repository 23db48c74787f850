import { type FocusEvent, useEffect, useRef } from "react";

/**
 * Keeps whoever works by keyboard in place when the row with the focus is replaced: what stands for
 * the same step takes the focus, in the same list first. Spread the result on what holds the lists;
 * `lists` is what they are drawn from.
 */
export function useKeepFocus(lists: unknown) {
  const last = useRef<{ list: Element | null; step: string } | null>(null);
  const holder = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the lists have changed
  useEffect(() => {
    if (!last.current || document.activeElement !== document.body) return;
    const { list, step } = last.current;
    const row = `[data-step="${step}"]`;
    const target = list?.querySelector(row) ?? holder.current?.querySelector(row);
    if (target instanceof HTMLElement) target.focus();
  }, [lists]);

  return {
    ref: holder,
    onFocus({ target }: FocusEvent<HTMLDivElement>) {
      const step = target.closest("[data-step]")?.getAttribute("data-step");
      last.current = step ? { list: target.closest("ol"), step } : null;
    },
  };
}
