import { setTimeout as wait } from "node:timers/promises";
import type { App } from "./app";

/** Waits until the app says that it is ready. Returns false when it ends instead. */
export async function becomesReady(app: App, url: string): Promise<boolean> {
  let over = false;
  void app.ended.then(() => {
    over = true;
  });
  while (!over) {
    const ready = await fetch(`${url}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return true;
    await wait(50);
  }
  return false;
}
