/** The frame of every page: navigation, palette, colour scheme, and a word when the server is away. */
import {
  ActionIcon,
  Button,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconMoon, IconPlus, IconSearch, IconSun } from "@tabler/icons-react";
import { Link, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { useSession } from "../../queries/session";
import { lazyPart } from "../../ui/lazyPart";
import { AwayBanner } from "./AwayBanner";
import styles from "./Shell.module.css";

const Palette = lazyPart(() => import("./Palette"), "Palette");
const LogOut = lazyPart(() => import("./LogOut"), "LogOut");

const PAGES = [
  { to: "/", label: "Runs" },
  { to: "/leaderboard", label: "Leaderboard" },
  { to: "/sweeps", label: "Sweeps" },
  { to: "/workers", label: "Queue" },
  { to: "/models", label: "Models" },
  { to: "/datasets", label: "Data sets" },
] as const;

export function Shell() {
  const [finding, { toggle: togglePalette, open: openPalette, close: closePalette }] = useDisclosure();
  const { data: session } = useSession();
  const hasTokens = session?.required && session.role === "admin";
  useHotkeys([["mod+K", togglePalette]], []);
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <img src="/icon.svg" alt="" width={20} height={20} />
          <span>Distillboard</span>
        </Link>
        <nav className={styles.nav} aria-label="Pages">
          {PAGES.map((page) => (
            <Link
              key={page.to}
              to={page.to}
              className={styles.link}
              activeOptions={{ exact: page.to === "/", includeSearch: false }}
              activeProps={{ className: styles.active, "aria-current": "page" }}
            >
              {page.label}
            </Link>
          ))}
          {hasTokens && (
            <Link
              to="/tokens"
              className={styles.link}
              activeProps={{ className: styles.active, "aria-current": "page" }}
            >
              Tokens
            </Link>
          )}
        </nav>
        <div className={styles.tools}>
          <UnstyledButton className={styles.search} onClick={openPalette} title="Find a page or a run">
            <IconSearch size={14} aria-hidden />
            <span>Find</span>
            <kbd>Ctrl K</kbd>
          </UnstyledButton>
          <SchemeToggle />
          {session?.required && (
            <Suspense>
              <LogOut name={session.name} />
            </Suspense>
          )}
          <Button leftSection={<IconPlus size={14} />} renderRoot={(props) => <Link to="/new" {...props} />}>
            New run
          </Button>
        </div>
      </header>
      <AwayBanner />
      <main id="main" className={styles.main}>
        <Outlet />
      </main>
      {finding && (
        <Suspense>
          <Palette onClose={closePalette} />
        </Suspense>
      )}
    </>
  );
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const other = scheme === "dark" ? "light" : "dark";
  const Icon = scheme === "dark" ? IconSun : IconMoon;
  return (
    <Tooltip label={`Switch to ${other}`}>
      <ActionIcon aria-label={`Switch to ${other}`} onClick={() => setColorScheme(other)}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
