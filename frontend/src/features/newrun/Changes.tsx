/** Where the draft is not what its recipe, or the run it is cloned from, says. */
import { useMemo } from "react";
import { alike, differencesOf, methodOf } from "../../lib/drafts";
import { fieldWord } from "../../lib/fieldtext";
import type { Document } from "../../lib/paths";
import { defaultsOf } from "../../lib/specgroups";
import { focusField } from "./focus";
import styles from "./NewRun.module.css";
import { type Beginning, SCHEMA } from "./SpecForm";

export function Changes({ document, beginning }: { document: Document; beginning: Beginning }) {
  const { original } = beginning;
  const recipe = beginning.recipe?.spec ?? null;
  const found = useMemo(() => {
    const defaults = defaultsOf(SCHEMA, methodOf(document, recipe ?? {}));
    return differencesOf(document, recipe, original, defaults);
  }, [document, recipe, original]);
  const changed = found.filter((one) => original && !alike(one.now, one.original)).length;
  const title = original
    ? `${counted(changed)} changed of the original`
    : found.length > 0
      ? `${counted(found.length)} changed of the recipe`
      : "As the recipe says";
  return (
    <section aria-label="Changes">
      <h2>{title}</h2>
      {found.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.changes}>
            <thead>
              <tr>
                <th scope="col">Field</th>
                {recipe && <th scope="col">Recipe</th>}
                {original && <th scope="col">Original</th>}
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ path, now, recipe: given, original: before }) => (
                <tr key={path}>
                  <th scope="row">
                    <button type="button" className={styles.jump} onClick={() => focusField(path)}>
                      {path}
                    </button>
                  </th>
                  {recipe && <td>{fieldWord(given)}</td>}
                  {original && <td>{fieldWord(before)}</td>}
                  <td className={!original || !alike(now, before) ? styles.now : undefined}>{fieldWord(now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function counted(fields: number): string {
  return fields === 0 ? "Nothing" : fields === 1 ? "1 field" : `${fields} fields`;
}
