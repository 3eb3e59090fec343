// Notes stand in the margin beside the words that they speak of, where the margin has room; else below the text.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const place = (article) => {
    const notes = article.querySelector(".notes");
    const text = article.querySelector(".text");
    if (!notes || !text.firstChild) return;
    const beside = getComputedStyle(notes).getPropertyValue("--beside").trim() === "1";
    const top = text.getBoundingClientRect().top;
    let free = 0;
    for (const note of notes.children) {
      const range = beside && data.ranges[Number(note.querySelector("a")?.dataset.range)];
      note.style.marginTop = "";
      if (!range) continue;
      const at = new Range();
      at.setStart(text.firstChild, Math.min(range[1], text.firstChild.length));
      at.setEnd(text.firstChild, Math.min(range[1] + 1, text.firstChild.length));
      const wanted = at.getBoundingClientRect().top - top;
      note.style.marginTop = `${Math.max(0, wanted - free)}px`;
      free = Math.max(free, wanted) + note.offsetHeight + 4;
    }
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) place(entry.target);
  });
  const articles = document.querySelectorAll("article");
  articles.forEach((article) => seen.observe(article));
  addEventListener("resize", () => articles.forEach(place));
})();
