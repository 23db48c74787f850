interface CommitProps {
  commit: string | null;
  branch: string | null;
}

/** `, commit 9f3c2e1 on main`, as far as it is known. */
export function Commit({ commit, branch }: CommitProps) {
  if (commit === null && branch === null) return null;
  return (
    <>
      {commit ? (
        <>
          , commit{" "}
          <span className="font-mono" title={commit}>
            {commit.slice(0, 7)}
          </span>
        </>
      ) : null}
      {branch ? (
        <>
          {commit ? " on " : ", branch "}
          <span className="font-mono">{branch}</span>
        </>
      ) : null}
    </>
  );
}
