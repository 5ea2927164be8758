/** The look: one type scale, tight spacing, an ink accent, two grounds that keep the roles' colours readable. */
import { createTheme, type MantineColorsTuple } from "@mantine/core";

const violet: MantineColorsTuple = [
  "#f2f0fc",
  "#e0dcf7",
  "#c3bbf0",
  "#a498e8",
  "#897ae2",
  "#7867de",
  "#6a57d5",
  "#5b48c2",
  "#4e3dab",
  "#3f3191",
];

const dark: MantineColorsTuple = [
  "#d5d8de",
  "#b3b8c2",
  "#989eab",
  "#5f6673",
  "#3d434e",
  "#2e333d",
  "#23272f",
  "#1a1d24",
  "#14161c",
  "#0f1115",
];

export const theme = createTheme({
  primaryColor: "violet",
  primaryShade: { light: 7, dark: 6 },
  colors: { violet, dark },
  fontFamily:
    "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: "11.5px", sm: "12.5px", md: "13.5px", lg: "15px", xl: "18px" },
  spacing: { xs: "6px", sm: "10px", md: "14px", lg: "20px", xl: "28px" },
  defaultRadius: 5,
  cursorType: "pointer",
  autoContrast: true,
  // By name: importing a component here would load it with every page.
  components: {
    Button: { defaultProps: { size: "xs" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: "md" } },
    Badge: { defaultProps: { radius: "sm", variant: "light", size: "sm", tt: "none" } },
    TextInput: { defaultProps: { size: "xs" } },
    Textarea: { defaultProps: { size: "xs" } },
    Select: { defaultProps: { size: "xs", allowDeselect: false, checkIconPosition: "right" } },
    SegmentedControl: { defaultProps: { size: "xs" } },
    Tabs: { defaultProps: { keepMounted: false } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 350, multiline: true, maw: 340, fz: "xs" } },
  },
});
