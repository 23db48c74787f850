import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { Later, latePart } from "./later";

/** A loader whose outcomes are given by hand, one for each call. */
function byHand<T>() {
  const calls: { arrive(shown: T): void; fail(): void }[] = [];
  const load = vi.fn(
    () =>
      new Promise<T>((resolve, reject) => {
        calls.push({ arrive: resolve, fail: () => reject(new Error("offline")) });
      }),
  );
  return { load, calls };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a part is asked for once, however often it is shown, and tells who listens", async () => {
  const { load, calls } = byHand<string>();
  const part = latePart(load);
  const listener = vi.fn();
  part.subscribe(listener);
  part.load();
  part.load();
  expect(part.now()).toBeUndefined();
  calls[0]?.arrive("code");
  await settled();
  part.load();
  expect(load).toHaveBeenCalledTimes(1);
  expect(part.now()).toEqual({ shown: "code" });
  expect(listener).toHaveBeenCalledTimes(1);
});

test("a failure throws nothing and is said; the next try waits again and may arrive", async () => {
  const { load, calls } = byHand<string>();
  const part = latePart(load);
  part.load();
  calls[0]?.fail();
  await settled();
  expect(part.now()).toBe("failed");
  part.load();
  expect(part.now()).toBeUndefined();
  calls[1]?.arrive("code");
  await settled();
  expect(part.now()).toEqual({ shown: "code" });
});

test("whoever stopped listening hears nothing more", async () => {
  const { load, calls } = byHand<string>();
  const part = latePart(load);
  const listener = vi.fn();
  part.subscribe(listener)();
  part.load();
  calls[0]?.arrive("code");
  await settled();
  expect(listener).not.toHaveBeenCalled();
});

test("the server renders the wait in words, and loads nothing", async () => {
  const { load } = byHand<string>();
  const html = renderToStaticMarkup(
    <Later part={latePart(load)}>{(shown) => <b>{shown}</b>}</Later>,
  );
  expect(html).toContain("Loading");
  expect(load).not.toHaveBeenCalled();
});
