import { useCallback, useEffect, useMemo, useState } from "react";
import type { ControlWords } from "@/lib/core/catalogues/edition";
import type { ControlText } from "@/lib/core/model/control";
import type { ControlId } from "@/lib/core/model/words";
import { loadControlText, loadedControlText } from "./load-control-text";
import type { OpeningText } from "./opening-text";

interface Loading<Text> {
  readonly text: Text | null;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/**
 * The prose of a control, loaded with its area when `given` is left out.
 * @param words what an older catalogue says otherwise.
 */
export function useControlText(
  control: ControlId,
  given: undefined,
  words: ControlWords | undefined,
): Loading<ControlText>;
export function useControlText(
  control: ControlId,
  given: OpeningText | undefined,
  words: ControlWords | undefined,
): Loading<OpeningText>;
export function useControlText(
  control: ControlId,
  given: OpeningText | undefined,
  words: ControlWords | undefined,
): Loading<OpeningText> {
  const [arrival, setArrival] = useState<{ control: ControlId; text: ControlText | null }>();
  const text =
    given ??
    loadedControlText(control) ??
    (arrival?.control === control ? arrival.text : undefined);
  const isMissing = text === undefined;

  useEffect(() => {
    if (!isMissing) return;
    let isWanted = true;
    loadControlText(control).then(
      (loaded) => isWanted && setArrival({ control, text: loaded }),
      () => isWanted && setArrival({ control, text: null }),
    );
    return () => {
      isWanted = false;
    };
  }, [control, isMissing]);

  const retry = useCallback(() => setArrival(undefined), []);
  const shown = useMemo(() => (text && words ? { ...text, ...words } : text), [text, words]);
  return { text: shown ?? null, hasFailed: text === null, retry };
}
