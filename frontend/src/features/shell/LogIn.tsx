/** The token, asked for in a form of its own. */
import { Button, PasswordInput, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useLogIn } from "../../queries/session";
import styles from "./Gate.module.css";

export function LogIn() {
  const [token, setToken] = useState("");
  const logIn = useLogIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    logIn.mutate(token, { onSuccess: () => window.location.reload() });
  };
  return (
    <main className={styles.gate}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <h1 className={styles.title}>Distillboard</h1>
          <PasswordInput
            label="Token"
            description="A token of this service, of any role; this browser is asked for it once a month."
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            error={logIn.error?.message}
            autoFocus
            required
          />
          <Button type="submit" loading={logIn.isPending}>
            Log in
          </Button>
        </Stack>
      </form>
    </main>
  );
}
