const SHOWN = 3;

/** The first tags of a project, and how many more there are. */
export function TagList({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  const more = tags.slice(SHOWN);
  return (
    <ul aria-label="Tags" className="contents text-meta">
      {tags.slice(0, SHOWN).map((tag) => (
        <li
          key={tag}
          title={tag}
          className="max-w-40 truncate rounded-mark bg-sunken px-1.5 text-meta text-ink-2"
        >
          {tag}
        </li>
      ))}
      {more.length > 0 ? (
        <li title={more.join(", ")} className="text-meta text-ink-2">
          {more.length} more
        </li>
      ) : null}
    </ul>
  );
}
