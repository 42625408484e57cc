import { useEffect, useRef, useState } from "react";

/** Typing waits this long before the list follows. */
const TYPING_MS = 300;

/** What is typed now, told on once typing pauses. */
export function useTypedSearch(
  initial: string,
  onPause: (text: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(initial);
  const tell = useRef(onPause);
  tell.current = onPause;
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    const timer = setTimeout(() => tell.current(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
