import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { get, query } from "../../lib/api";
import { count } from "../../lib/format";
import type { SymbolView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { PlusIcon } from "../../ui/icons";
import { parseTickers } from "./tickers";

const SuggestionsMax = 8;

/** Takes one ticker or a whole pasted list; suggests what the store already has bars of. */
export function TickerBox({ onAdd, busy }: { onAdd: (symbols: string[]) => void; busy: boolean }) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState(-1);
  const box = useRef<HTMLInputElement>(null);
  const tickers = parseTickers(text);
  const last = /[\s,;]$/.test(text) ? "" : (tickers.at(-1) ?? "");
  const { data: found = [] } = useQuery({
    queryKey: ["symbols", last],
    queryFn: ({ signal }) => get<SymbolView[]>("/symbols" + query({ query: last, limit: SuggestionsMax }), signal),
    enabled: open && last !== "",
    staleTime: 30_000,
  });
  const suggestions = open && last !== "" ? found.filter((one) => one.symbol !== last).slice(0, SuggestionsMax) : [];

  useEffect(() => {
    if (location.hash === "#tickers") box.current?.focus();
  }, []);

  function add(symbols: string[]): void {
    if (symbols.length === 0) return;
    onAdd(symbols);
    setText("");
    setOpen(false);
  }

  function pick(symbol: string): void {
    add([...tickers.slice(0, -1), symbol]);
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Escape") setOpen(false);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (suggestions.length === 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setPicked((now) => (now + step + suggestions.length + 1) % (suggestions.length + 1));
    }
    const chosen = suggestions[picked];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      pick(chosen.symbol);
    }
  }

  return (
    <form
      className="ticker-box"
      onSubmit={(event) => {
        event.preventDefault();
        add(tickers);
      }}
    >
      <input
        id="tickers"
        ref={box}
        value={text}
        placeholder="Add tickers: SPY, QQQ, GLD"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        role="combobox"
        aria-label="Tickers to watch"
        aria-expanded={suggestions.length > 0}
        aria-controls="ticker-suggestions"
        aria-autocomplete="list"
        aria-activedescendant={suggestions[picked] ? `suggestion-${picked}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setPicked(-1);
        }}
        onPaste={(event) => {
          event.preventDefault();
          setText(
            (text + " " + event.clipboardData.getData("text"))
              .trim()
              .split(/[\s,;]+/)
              .join(", "),
          );
        }}
        onKeyDown={onKey}
        onBlur={() => setOpen(false)}
      />
      <kbd aria-hidden="true">/</kbd>
      <button className="button" disabled={tickers.length === 0 || busy}>
        <PlusIcon />
        {tickers.length > 1 ? `Add ${count(tickers.length)}` : "Add"}
      </button>
      {suggestions.length > 0 && (
        <ul className="suggestions" id="ticker-suggestions" role="listbox">
          {suggestions.map((one, place) => (
            <li
              key={`${one.symbol} ${one.interval}`}
              id={`suggestion-${place}`}
              role="option"
              aria-selected={place === picked}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(one.symbol);
              }}
            >
              <strong>{one.symbol}</strong>
              <span className="muted">{one.name ?? `${count(one.bars)} bars of ${one.interval}`}</span>
              <LabelBadge label={one.dataLabel} />
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
