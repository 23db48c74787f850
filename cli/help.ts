/** What `plimsoll --help` prints. */
export const HELP = `plimsoll: how secure your containers are, from your own files.

  plimsoll assess [PATH...]        a folder whole, or single files; the current folder unless told
  plimsoll explain CONTROL         what a control asks for, how to check it, how to mend it

Options of assess
  --format text|json               text unless told
  --target 1-4                     the level to aim at; else that of .plimsoll.yaml, else 2
  --as-of YYYY-MM-DD               the day that ages are counted from; today unless told
  --compose A,B                    Compose files in the order in which they are merged
  --fail-below 1-4                 end with 1 when the declared level is lower
    --open ok                      … only when something up to it is refuted
    --require-verified             … when the verified level is lower
  --fail-on CONTROL,...            end with 1 when one of these fails
  -o, --output FILE                write there instead of standard output
  --stdin [--kind KIND]            assess what comes in by a pipe

Offline: nothing is sent anywhere. Ends with 0 (fine), 1 (worse than asked), 2 (usage, or input that can't be used).
`;
