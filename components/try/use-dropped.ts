import { useEffect, useEffectEvent, useState } from "react";
import { type Collected, collectDropped } from "./collect-entries";

/** Takes what is dropped anywhere on the page. Returns whether something is dragged over it. */
export function useDropped(onCollected: (collected: Collected) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onCollected);

  // What misses the zone must not make the browser leave and open the file.
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files");
    const over = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!event.dataTransfer || !carriesFiles(event)) return;
      event.preventDefault();
      void collectDropped(event.dataTransfer).then((collected) => {
        if (collected) take(collected);
      });
    };
    const events = { dragover: over, dragenter: enter, dragleave: leave, drop } as const;
    for (const [name, listen] of Object.entries(events)) {
      window.addEventListener(name, listen as EventListener);
    }
    return () => {
      for (const [name, listen] of Object.entries(events)) {
        window.removeEventListener(name, listen as EventListener);
      }
    };
  }, []);
  return isOver;
}
