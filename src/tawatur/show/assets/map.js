// The map moves: arrows, plus, minus and 0 on the keyboard, dragging, two fingers, Ctrl with the wheel, buttons.
(() => {
  const WIDE = 800, HIGH = 500, NEAREST = 1 / 12, FURTHEST = 2;
  const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

  const start = (figure) => {
    const frame = figure.querySelector(".map-frame");
    const svg = figure.querySelector(".map");
    const bar = figure.querySelector(".scale-bar");
    const view = { x: 0, y: 0, k: 1 };

    const draw = () => {
      view.k = Math.min(FURTHEST, Math.max(NEAREST, view.k));
      view.x = Math.min(WIDE * 1.6 - WIDE * view.k, Math.max(-WIDE * 0.6, view.x));
      view.y = Math.min(HIGH * 1.6 - HIGH * view.k, Math.max(-HIGH * 0.6, view.y));
      svg.setAttribute("viewBox", `${view.x} ${view.y} ${WIDE * view.k} ${HIGH * view.k}`);
      svg.style.setProperty("--k", (WIDE * view.k) / (frame.clientWidth || WIDE));
      frame.classList.toggle("small", frame.clientWidth < 520);
      const whole = Number(bar.dataset.km) * view.k;
      const km = NICE.filter((n) => n <= whole / 4).pop() || 1;
      bar.querySelector("line").setAttribute("x2", `${(100 * km) / whole}%`);
      bar.querySelector("text").textContent = `${km} ${bar.dataset.unit}`;
    };
    const zoom = (by, px = 0.5, py = 0.5) => {
      const k = Math.min(FURTHEST, Math.max(NEAREST, view.k * by));
      view.x += WIDE * (view.k - k) * px;
      view.y += HIGH * (view.k - k) * py;
      view.k = k;
      draw();
    };
    const move = (x, y) => {
      view.x += x * WIDE * view.k;
      view.y += y * HIGH * view.k;
      draw();
    };
    const whole = () => {
      Object.assign(view, { x: 0, y: 0, k: 1 });
      draw();
    };
    const keys = {
      ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0),
      ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
      "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7), 0: whole,
    };
    frame.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[event.key]();
    });
    const buttons = { in: () => zoom(0.7), out: () => zoom(1 / 0.7), whole };
    const box = figure.querySelector(".zoom");
    box.hidden = false;
    for (const button of box.children) button.addEventListener("click", buttons[button.dataset.zoom]);
    const part = (event) => {
      const r = frame.getBoundingClientRect();
      return [(event.clientX - r.left) / r.width, (event.clientY - r.top) / r.height];
    };
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
      event.preventDefault();
      zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, ...part(event));
    }, { passive: false });

    const fingers = new Map();
    const gap = () => {
      const [a, b] = [...fingers.values()];
      return Math.hypot(a[0] - b[0], a[1] - b[1]);
    };
    frame.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, part(event));
      frame.setPointerCapture(event.pointerId);
    });
    frame.addEventListener("pointermove", (event) => {
      const last = fingers.get(event.pointerId);
      if (!last) return;
      const before = fingers.size === 2 ? gap() : 0;
      fingers.set(event.pointerId, part(event));
      const now = fingers.get(event.pointerId);
      if (fingers.size === 1) move(last[0] - now[0], last[1] - now[1]);
      else if (fingers.size === 2) zoom(before / Math.max(0.01, gap()), ...now);
    });
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, (e) => fingers.delete(e.pointerId));
    new ResizeObserver(draw).observe(frame);
    addEventListener("beforeprint", whole);
  };
  document.querySelectorAll(".map-figure").forEach(start);
})();
