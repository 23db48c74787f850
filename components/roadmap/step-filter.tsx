"use client";

interface StepFilterProps {
  showsMine: boolean;
  /** How many steps there are, and how many of them whoever looks owns. */
  all: number;
  mine: number;
  onShow: (showsMine: boolean) => void;
}

/** Whose steps the roadmap shows; kept in the address. */
export function StepFilter({ showsMine, all, mine, onShow }: StepFilterProps) {
  function choose(next: boolean) {
    const url = new URL(window.location.href);
    if (next) url.searchParams.set("show", "mine");
    else url.searchParams.delete("show");
    window.history.replaceState(null, "", url.href.replaceAll("%2C", ","));
    onShow(next);
  }

  return (
    <nav aria-label="Show">
      <ul className="chips">
        {[false, true].map((isMine) => (
          <li key={isMine ? "mine" : "all"}>
            <a
              href={isMine ? "?show=mine" : "?"}
              aria-current={isMine === showsMine ? "true" : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                choose(isMine);
              }}
            >
              {isMine ? "Assigned to me" : "All steps"}
              <span>{isMine ? mine : all}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
