/** From a word about a field to the field; one that is folded away is named in the JSON. */
export function focusField(path: string): void {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length--) {
    const input = document.getElementById(`field-${parts.slice(0, length).join(".")}`);
    if (!input) continue;
    input.focus();
    input.scrollIntoView({ block: "center" });
    return;
  }
}
