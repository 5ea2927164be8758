/** Short notices that go by themselves. */
import { Notifications } from "@mantine/notifications";

export function NoticeList() {
  return <Notifications position="bottom-right" />;
}
