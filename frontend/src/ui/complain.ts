/** A word in the corner when something that was asked for did not happen. */
import { notifications } from "@mantine/notifications";

export function complain(title: string): (error: Error) => void {
  return (error) => notifications.show({ color: "red", title, message: error.message });
}
