/** What `plimsoll --help` prints. */
export const HELP = `plimsoll: how secure your containers are, from your own files.

  plimsoll assess [PATH...]        a folder whole, a ZIP, tar or tar.gz of one, or single files;
                                   the current folder unless told
  plimsoll explain CONTROL         what a control asks for, how to check it, how to mend it
  plimsoll --version, --help

Options of assess
  --format text|json               text unless told
  --target 1-4                     the level to aim at; else that of .plimsoll.yaml, else 2
  --as-of YYYY-MM-DD               the day that ages are counted from; today (UTC) unless told
  --compose A,B                    Compose files in the order in which they are merged
  --fail-below 1-4                 end with 1 when the declared level is lower
    --open ok                      ... only when something up to that level is broken
    --require-verified             ... when the verified level is lower
  --fail-on CONTROL,...            end with 1 when one of these is broken
  -o, --output FILE                write the report there instead of standard output
  --stdin [--kind KIND]            assess what comes in by a pipe

A folder or an archive is complete: what is absent in it is absent. Single files, or several folders, are seen in part.
Exit codes: 0 fine, 1 worse than asked, 2 wrong usage or input that can't be used.
Colours: NO_COLOR=1 for none, FORCE_COLOR=1 for some. Offline: nothing is sent anywhere.
`;
