import { useEffect, useState } from "react";
import { UploadIcon } from "../../ui/icons";

/** Takes files dropped anywhere on the page, and says so while they hover over it. */
export function DropTarget({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Every element entered and left counts, because moving between children leaves one and enters another.
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    function onEnter(event: DragEvent): void {
      if (carriesFiles(event)) setOver(++depth > 0);
    }
    function onLeave(event: DragEvent): void {
      if (carriesFiles(event)) setOver(--depth > 0);
    }
    function onOver(event: DragEvent): void {
      if (carriesFiles(event)) event.preventDefault();
    }
    function onDrop(event: DragEvent): void {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    }
    addEventListener("dragenter", onEnter);
    addEventListener("dragleave", onLeave);
    addEventListener("dragover", onOver);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragenter", onEnter);
      removeEventListener("dragleave", onLeave);
      removeEventListener("dragover", onOver);
      removeEventListener("drop", onDrop);
    };
  }, [onFiles]);

  if (!over) return null;
  return (
    <div className="drop">
      <div>
        <UploadIcon />
        <strong>Drop to import</strong>
        <span className="muted">CSV files of bars; the file name gives the symbol</span>
      </div>
    </div>
  );
}
