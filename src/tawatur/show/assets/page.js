"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const back = document.getElementById("back");
  const told = document.getElementById("told");
  const marks = "highlights" in CSS && typeof Highlight === "function";
  let from = null;

  // A long text reaches the page in several nodes: made one, its offsets count from its start.
  for (const text of document.querySelectorAll(".text")) text.normalize();

  const rangeOf = ([id, start, end]) => {
    const node = document.getElementById(id)?.firstChild;
    if (!node) return null;
    const range = new Range();
    range.setStart(node, Math.min(start, node.length));
    range.setEnd(node, Math.min(end, node.length));
    return range;
  };
  const ranges = data.ranges.map(rangeOf);

  if (marks) {
    ["said", "value", "before", "after", "flag"].forEach((kind, priority) => {
      const own = ranges.filter((range, n) => range && data.ranges[n][3] === kind);
      const highlight = new Highlight(...own);
      highlight.priority = priority;
      CSS.highlights.set(kind, highlight);
    });
  } else {
    const note = document.getElementById("unmarked");
    if (note) note.hidden = false;
  }

  const mark = (range) => {
    if (marks) {
      const highlight = new Highlight(range);
      highlight.priority = 9;
      CSS.highlights.set("here", highlight);
    } else {
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    }
  };

  const scrollTo = (range, text) => {
    const box = range.getBoundingClientRect();
    const pane = text.closest(".reports");
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const own = pane && getComputedStyle(pane).overflowY === "auto";
    if (own) {
      const frame = pane.getBoundingClientRect();
      pane.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior });
      if (frame.top > innerHeight / 2 || frame.bottom < innerHeight / 2) pane.scrollIntoView({ behavior });
    } else {
      scrollBy({ top: box.top - innerHeight / 3, behavior });
    }
  };

  const show = (number, link) => {
    const range = ranges[number];
    if (!range) return;
    const text = document.getElementById(data.ranges[number][0]);
    mark(range);
    text.focus({ preventScroll: true });
    scrollTo(range, text);
    told.textContent = data.shown.replace("{n}", data.ranges[number][0].slice(1)).replace("{words}", () => String(range));
    from = link;
    back.hidden = false;
  };

  const goBack = () => {
    if (!from) return;
    const link = from;
    from = null;
    back.hidden = true;
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-range]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(Number(link.dataset.range), link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") goBack();
  });
  back.addEventListener("click", goBack);
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
