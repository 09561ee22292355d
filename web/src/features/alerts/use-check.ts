import { useEffect, useState } from "react";
import { post } from "../../lib/api";
import type { AlertChecked } from "../../lib/shapes";

/** A pause in typing this long asks the server. */
const PauseMs = 250;

/** What the server says of a sentence, once typing pauses; null while nothing is known of these very words. */
export function useCheck(sentence: string): AlertChecked | null {
  const [known, setKnown] = useState<{ sentence: string; checked: AlertChecked } | null>(null);
  const wanted = sentence.trim() !== "";
  useEffect(() => {
    if (!wanted) return;
    const ending = new AbortController();
    const timer = setTimeout(() => {
      post<AlertChecked>("/alerts/check", { sentence }, ending.signal).then(
        (checked) => setKnown({ sentence, checked }),
        () => {}, // adding it will say what is wrong
      );
    }, PauseMs);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [sentence, wanted]);
  return wanted && known?.sentence === sentence ? known.checked : null;
}
