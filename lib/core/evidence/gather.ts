/**
 * What `list.flatMap(each)` gives, for what is done for each line of each file: JavaScript's own takes some twenty
 * times as long.
 */
export function gather<Item, Made>(
  list: readonly Item[],
  each: (item: Item, index: number, list: readonly Item[]) => Made | readonly Made[],
): Made[] {
  const all: Made[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const made = each(list[index] as Item, index, list);
    if (isList(made)) for (let at = 0; at < made.length; at += 1) all.push(made[at] as Made);
    else all.push(made);
  }
  return all;
}

const isList: <Made>(made: Made | readonly Made[]) => made is readonly Made[] = Array.isArray;
