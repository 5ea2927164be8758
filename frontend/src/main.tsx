/** Where the page starts: theme, query cache, live stream, router. */
import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "@mantine/spotlight/styles.css";
import "@mantine/notifications/styles.css";
import "./ui/styles.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Gate } from "./features/shell/Gate";
import { Notices } from "./features/shell/Notices";
import { LiveProvider } from "./live/context";
import { createCache } from "./queries/cache";
import { router } from "./routes";
import { theme } from "./ui/theme";

const cache = createCache();
const place = document.getElementById("root");
if (!place) throw new Error("the document has no #root");

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <LiveProvider>
          <Notices />
          <Gate>
            <RouterProvider router={router} />
          </Gate>
        </LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
