import { describe, expect, it, vi } from "vitest";
import { loadPart, type Surroundings } from "./parts";

function around(changes: Partial<Surroundings> = {}) {
  return {
    isServerThere: vi.fn(async () => true),
    pause: vi.fn(async () => {}),
    tidy: vi.fn(),
    reload: vi.fn(() => false),
    ...changes,
  };
}

function failing(times: number) {
  let left = times;
  return vi.fn(async () => {
    if (left-- > 0) throw new Error("not there");
    return "part";
  });
}

describe("loadPart", () => {
  it("waits for a server that is away, however long", async () => {
    let looks = 0;
    const there = around({ isServerThere: vi.fn(async () => ++looks > 20) });
    await expect(loadPart(failing(21), there)).resolves.toBe("part");
    expect(there.pause).toHaveBeenCalledTimes(20);
    expect(there.reload).not.toHaveBeenCalled();
  });

  it("tries again where the server is there, after what failed was taken away", async () => {
    const there = around();
    await expect(loadPart(failing(2), there)).resolves.toBe("part");
    expect(there.tidy).toHaveBeenCalledTimes(2);
  });

  it("starts the page anew where the part is gone, and says so where that did not help", async () => {
    const helpless = around();
    await expect(loadPart(failing(99), helpless)).rejects.toThrow("not there");
    expect(helpless.reload).toHaveBeenCalledTimes(1);

    const anew = around({ reload: vi.fn(() => true) });
    const load = failing(99);
    const settled = vi.fn();
    loadPart(load, anew).then(settled, settled);
    await vi.waitFor(() => expect(anew.reload).toHaveBeenCalled());
    expect(settled).not.toHaveBeenCalled();
    expect(load).toHaveBeenCalledTimes(3);
  });
});
