"use strict";
// Makes the pages live and quick. Everything a page does works without this file too.
const body = document.body, main = document.getElementById("main");
const live = document.getElementById("live"), toastBox = document.getElementById("toast");
const key = body.dataset.key, isGuest = !("live" in body.dataset);
let number = Number(body.dataset.number), busy = false, again = false, timer = 0;
const markup = window.trustedTypes
  ? trustedTypes.createPolicy("baton", { createHTML: text => text })
  : { createHTML: text => text };

// Changes what differs and nothing else, so that focus, scrolling, open folds and typed words stay.
function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || (from.id || "") !== (to.id || "")) {
    from.replaceWith(to);
    return;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  const isField = from.matches("input:not([type=hidden]), textarea, select");
  for (const { name } of [...from.attributes])
    if (!to.hasAttribute(name) && name !== "open" && !(isField && name === "value")) from.removeAttribute(name);
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value && name !== "open" && !(isField && name === "value")) from.setAttribute(name, value);
  if (isField) return;
  const known = new Map([...from.children].filter(it => it.id).map(it => [it.id, it]));
  let at = from.firstChild;
  for (const next of [...to.childNodes]) {
    const same = next.id ? known.get(next.id) : at;
    if (!same || (!next.id && at && at.id && [...to.children].some(it => it.id === at.id))) {
      from.insertBefore(next, at);
      continue;
    }
    if (same !== at) from.insertBefore(same, at); else at = at.nextSibling;
    morph(same, next);
  }
  while (at) { const gone = at; at = at.nextSibling; gone.remove(); }
}

async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
    if (answer.status === 401) { location.reload(); return; }
    const text = await answer.text();
    const fresh = new DOMParser().parseFromString(markup.createHTML(text), "text/html");
    if (!fresh.getElementById("main") || !answer.ok) return;
    document.title = fresh.title;
    const chosen = document.querySelector(".item.on")?.id;
    const side = document.getElementById("top");
    if (side && fresh.getElementById("top")) morph(side, fresh.getElementById("top"));
    morph(main, fresh.getElementById("main"));
    if (chosen) document.getElementById(chosen)?.classList.add("on");
    times();
    scale(1);
  } catch (lost) {
    // The stream says so, and comes back.
  } finally {
    busy = false;
    if (again) { again = false; soon(); }
  }
}

// Many facts, one look: at most about two a second, and none at all while nobody looks.
function soon() {
  if (!timer && !document.hidden) timer = setTimeout(() => { timer = 0; refresh(); }, 400);
}

let stale = false;
function listen() {
  const stream = new EventSource("/live?after=" + number);
  stream.onmessage = event => {
    const news = JSON.parse(event.data);
    number = Math.max(number, news.number);
    body.dataset.heard = number;
    const task = location.pathname.match(/^\/task\/(.+)/);
    if (document.hidden) stale = true;
    else if (!task || news.tasks.length === 0 || news.tasks.includes(task[1])) soon();
    if (news.told.length) toast(news.told[news.told.length - 1]);
  };
  stream.onopen = () => {
    if (live.className === "live lost") { toast("Connected again"); refresh(); }
    live.className = "live";
    live.textContent = "";
  };
  stream.onerror = () => {
    live.className = "live lost";
    live.textContent = "Not connected: what you see may be old. Trying again\u2026";
    if (stream.readyState === EventSource.CLOSED) { refresh(); setTimeout(listen, 1500); }
  };
}
document.addEventListener("visibilitychange", () => { if (!document.hidden && stale) { stale = false; refresh(); } });

let toasting = 0;
function toast(words) {
  toastBox.textContent = words;
  clearTimeout(toasting);
  toasting = setTimeout(() => { toastBox.textContent = ""; }, 6000);
}

// "3 min ago" grows older; "goes out in 4 s" comes nearer.
function times() {
  for (const it of document.querySelectorAll("time[datetime]")) {
    const s = Math.max(0, (Date.now() - Date.parse(it.dateTime)) / 1000 | 0);
    const words = s < 5 ? "just now" : s < 60 ? s + " s ago" : s < 3600 ? (s / 60 | 0) + " min ago"
      : s < 86400 ? (s / 3600 | 0) + " h ago" : (s / 86400 | 0) + " d ago";
    if (it.textContent !== words) it.textContent = words;
  }
  for (const it of document.querySelectorAll("[data-due]")) {
    const left = Math.ceil((it.dataset.due - Date.now()) / 1000);
    it.textContent = left > 0 ? "goes out in " + left + " s" : "goes out";
    if (left < 0) soon();
  }
}
setInterval(() => { times(); if (document.querySelector("[data-stream]")) soon(); }, 1000);

// Orders stay on the page; what was typed goes only when it has been taken.
document.addEventListener("submit", async event => {
  const form = event.target;
  if (form.method !== "post" || isGuest || "plain" in form.dataset) return;
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  const fields = Object.fromEntries(new FormData(form));
  const isUndo = form.getAttribute("action") === "/undo";
  delete fields.key;
  try {
    const answer = await fetch(isUndo ? "/api/orders/undo" : "/api/orders", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Baton-Key": key },
      body: JSON.stringify(fields),
    });
    const said = await answer.json();
    if (answer.ok && !isUndo) form.reset();
    if (!answer.ok) toast(said.message + ". " + said.mend);
    await refresh();
  } catch (lost) {
    toast("Not sent: the server does not answer. Your words are still in the form.");
  } finally {
    if (button) button.disabled = false;
  }
});

// Palette and help
function dialog(fill) {
  document.querySelector("dialog")?.remove();
  const box = document.createElement("dialog");
  fill(box);
  box.addEventListener("close", () => box.remove());
  body.append(box);
  box.showModal();
  return box;
}
function element(tag, words, cls) {
  const it = document.createElement(tag);
  if (words) it.textContent = words;
  if (cls) it.className = cls;
  return it;
}
const screens = () => [...document.querySelectorAll("nav [data-go]")].map(it =>
  ({ path: it.getAttribute("href"), id: "", title: it.firstElementChild.textContent }));
async function palette() {
  let places = screens(), said = [], at = 0, asking = 0;
  const input = element("input"), list = element("ul");
  input.setAttribute("aria-label", "Search tasks, requirements, decisions, screens, and what was said and logged");
  input.placeholder = "A task, a requirement, a decision, a screen, words of a transcript or a log";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Places");
  const found = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    return places.filter(it => words.every(word => (it.id + " " + it.title).toLowerCase().includes(word))).slice(0, 40).concat(said);
  };
  // What was said is looked through on the server, once the typing rests.
  const ask = async () => {
    const words = input.value.trim();
    said = [];
    if (words.length >= 3) {
      const answer = await fetch("/api/search?q=" + encodeURIComponent(words));
      if (!answer.ok || input.value.trim() !== words) return;
      const hits = (await answer.json()).hits;
      said = hits.slice(0, 12).map(it => ({ path: it.path, id: it.where, title: it.line }));
      if (hits.length) said.push({ path: "/search?q=" + encodeURIComponent(words), id: "all", title: "Everything that was said and logged with \u201C" + words + "\u201D" });
    }
    draw();
  };
  const draw = () => {
    at = Math.max(0, Math.min(at, found().length - 1));
    list.replaceChildren(...found().map((it, i) => {
      const line = element("li");
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", i === at);
      line.append(element("span", it.id, "id"), element("span", it.title));
      line.onclick = () => { location.href = it.path; };
      return line;
    }));
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  input.oninput = () => { at = 0; draw(); clearTimeout(asking); asking = setTimeout(ask, 220); };
  const box = dialog(it => { it.setAttribute("aria-label", "Search"); it.append(input, list); });
  input.onkeydown = event => {
    if (event.key === "ArrowDown") at++; else if (event.key === "ArrowUp") at--;
    else if (event.key === "Enter" && found()[at]) { box.close(); location.href = found()[at].path; return; }
    else return;
    event.preventDefault();
    draw();
  };
  draw();
  const answer = await fetch("/api/places");
  if (answer.ok) { places = places.concat((await answer.json()).places); draw(); }
}
function help() {
  const keys = [["j k", "next, previous item"], ["a", "yes: approve, answer, try again"], ["r", "send back"],
    ["o", "open the task"], ["z", "undo what has not gone out"], ["/", "search"], ["g then i s p q d g e f w a", "go to a screen"],
    ["t", "light or dark"], ["?", "this list"], ["Ctrl Enter", "send the form one is in"]];
  dialog(it => {
    it.setAttribute("aria-label", "Keys");
    const list = element("dl");
    for (const [word, does] of keys) { const dt = element("dt"); dt.append(element("kbd", word)); list.append(dt, element("dd", does)); }
    it.append(element("h2", "Keys"), list);
  });
}
function switchTheme() {
  const now = getComputedStyle(document.documentElement).colorScheme;
  const isDark = now === "dark" || (now !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("baton-theme", document.documentElement.dataset.theme);
}
const does = { palette, theme: switchTheme, help };
document.addEventListener("click", event => does[event.target.closest("[data-do]")?.dataset.do]?.());

// Keys
const items = () => [...document.querySelectorAll(".item")];
function choose(step) {
  const all = items();
  if (!all.length) return;
  const now = all.findIndex(it => it.classList.contains("on"));
  const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
  all.forEach(it => it.classList.remove("on"));
  next.classList.add("on");
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
function press(name) {
  const within = document.querySelector(".item.on") || items()[0] || document;
  const button = within.querySelector(`button[data-key="${name}"]`);
  const empty = button && [...button.form.querySelectorAll("[required]")].find(it => !it.value.trim());
  if (empty) empty.focus(); else button?.click();
}
let going = false;
document.addEventListener("keydown", event => {
  const field = event.target.closest("input, textarea, select");
  if (field) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form?.requestSubmit(field.form.querySelector("button"));
    if (event.key === "Escape" && !field.closest("dialog")) field.blur();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); palette(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || isGuest) return;
  if (going) {
    going = false;
    const to = document.querySelector(`[data-go="${event.key}"]`);
    if (to) location.href = to.getAttribute("href");
    return;
  }
  const act = {
    j: () => choose(1), k: () => choose(-1), a: () => press("a"), r: () => press("r"),
    z: () => document.querySelector('button[data-key="z"]')?.click(),
    o: () => document.querySelector(".item.on .head a.id")?.click(),
    g: () => { going = true; setTimeout(() => { going = false; }, 1200); },
    t: switchTheme, "/": palette, "?": help,
  }[event.key];
  if (act) { event.preventDefault(); act(); }
});

// The graph: drag to move, Ctrl and the wheel or + and - to zoom.
let zoom = 1;
function scale(by) {
  const svg = document.getElementById("graph");
  if (!svg) return;
  zoom = Math.max(0.2, Math.min(2, zoom * by));
  const box = svg.viewBox.baseVal;
  svg.setAttribute("width", box.width * zoom);
  svg.setAttribute("height", box.height * zoom);
}
const graph = document.querySelector("[data-graph]");
if (graph) {
  let from = null;
  graph.addEventListener("pointerdown", event => { if (event.button === 0) from = [event.clientX + graph.scrollLeft, event.clientY + graph.scrollTop]; });
  addEventListener("pointermove", event => {
    if (!from || !(event.buttons & 1)) { from = null; graph.classList.remove("dragging"); return; }
    graph.classList.add("dragging");
    graph.scrollLeft = from[0] - event.clientX;
    graph.scrollTop = from[1] - event.clientY;
  });
  graph.addEventListener("dragstart", event => event.preventDefault());
  graph.addEventListener("wheel", event => { if (event.ctrlKey) { event.preventDefault(); scale(event.deltaY < 0 ? 1.1 : 1 / 1.1); } }, { passive: false });
  graph.addEventListener("keydown", event => { if (event.key === "+") scale(1.15); if (event.key === "-") scale(1 / 1.15); });
}

// Where the list of screens is one line, the one that is shown may be out of sight.
const here = document.querySelector('nav [aria-current="page"]');
if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.clientWidth / 2;

times();
if (!isGuest) listen();
