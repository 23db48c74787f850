/**
 * The order in which a list is shown once some of it has gone: what is there keeps its order, and
 * each thing that has gone stays behind the one that it stood behind.
 */
export function mergeOrder<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  const order = [...now];
  before.forEach((item, place) => {
    if (order.includes(item)) return;
    const neighbour = before[place - 1];
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, item);
  });
  return order;
}
