import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../tokens.css";
import "./font.css";
import "../ui/base.css";
import "../ui/list.css";
import { startLive } from "./follow";
import { queries } from "./queries";
import { router } from "./routes";
import { applyTheme } from "./theme";

applyTheme();
startLive(queries);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
