/** For `useSyncExternalStore` over what differs between server and browser and changes by nobody else's doing. */
export function nothingToWatch(): () => void {
  return () => {};
}
