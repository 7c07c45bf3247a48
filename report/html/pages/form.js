"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const form = $("form");
  const texts = ["evidence", "evidence_date", "note", "action", "owner", "due", "status"];
  const actionTexts = ["action", "owner", "due", "status"];
  const say = (name, ...args) => data.words[name].replace(/%[sd]/g, () => args.shift());
  const key = "sggscan|" + data.id + "|" + location.pathname;
  document.documentElement.classList.add("js");

  const element = (name, text, ...children) => {
    const e = document.createElement(name);
    e.textContent = text;
    e.append(...children);
    return e;
  };
  const hear = (text) => {
    const e = element("span", " " + text);
    e.className = "hear";
    return e;
  };
  // copy makes the fields of a template, by the names of a question or of a row of the plan.
  const copy = (template, id) => {
    const out = $(template).content.cloneNode(true);
    for (const e of out.querySelectorAll("[name], [id], [for]")) {
      for (const a of ["name", "id", "for", "aria-describedby"]) {
        if (e.hasAttribute(a)) e.setAttribute(a, e.getAttribute(a).replace("ID.", id + "."));
      }
    }
    return out;
  };

  // The questions with levels and the checks, as they stand on the page. Each gets what is folded under it.
  const items = [...document.querySelectorAll("fieldset[data-more]")].map((at) => {
    const id = at.id.slice(2);
    return { id, at, title: at.querySelector("legend").textContent };
  });
  const questions = items.filter((q) => q.at.dataset.more === "level");
  const checks = items.filter((q) => q.at.dataset.more !== "level");
  for (const { id, at } of items) {
    const clear = $("clear").content.firstChild.cloneNode(true);
    clear.dataset.clear = id;
    clear.append(hear(id));
    at.querySelector(".others").append(clear);
    const more = copy("more-" + at.dataset.more, id);
    const filled = element("span", "");
    filled.className = "filled";
    more.querySelector("summary").append(hear(id), " ", filled);
    const examples = at.querySelector(".examples");
    at.append(more);
    if (examples) $("h-" + id + ".evidence").append(" ", ...examples.childNodes);
    if (examples) examples.remove();
  }

  // rest is what an opened file holds and this page does not show: it goes along when the answers are saved.
  let rest = { answers: {}, checks: {} };
  let saved = "";
  let said = "";

  // The fields, by name. A choice has a field for each of its answers.
  const byName = new Map();
  const index = () => {
    byName.clear();
    for (const e of form.elements) if (e.name) byName.set(e.name, [...(byName.get(e.name) || []), e]);
  };
  const fields = (name) => byName.get(name) || [];
  const get = (name) => {
    const list = fields(name);
    if (list.length && list[0].type === "radio") return (list.find((e) => e.checked) || { value: "" }).value;
    return list.length ? list[0].value : "";
  };
  // set fills a field in and reports whether it holds the value then.
  const set = (name, value) => {
    const list = fields(name);
    for (const e of list) {
      if (e.type === "radio") e.checked = e.value === value;
      else e.value = value;
    }
    return list.length > 0 && get(name) === value.replace(/\r\n?/g, "\n");
  };

  const values = () => {
    const out = {};
    for (const e of form.elements) {
      if (e.name && e.value !== "" && (e.type !== "radio" || e.checked)) out[e.name] = e.value;
    }
    return out;
  };
  const state = () => JSON.stringify([values(), rest]);
  const dirty = () => state() !== saved;

  const rows = () => [...$("rows").children].length;
  const addRow = () => {
    const n = rows();
    const row = copy("row", "plan." + n);
    row.querySelector("h3").append(" " + (n + 1));
    $("rows").append(row);
    index();
    return n;
  };

  const fill = (was) => {
    for (const name of Object.keys(was)) {
      const m = /^plan\.(\d+)\./.exec(name);
      while (m && rows() <= Number(m[1])) addRow();
      set(name, was[name]);
    }
  };
  const restore = (text) => {
    const [was, others] = JSON.parse(text);
    clear();
    fill(was);
    rest = others;
  };
  const clear = () => {
    for (const e of form.elements) {
      if (!e.name || e.name === "school.sector") continue;
      if (e.type === "radio") e.checked = false;
      else e.value = "";
    }
    rest = { answers: {}, checks: {} };
  };

  // What the browser remembers: of this tab always, for longer when the user wants it. In a frame nothing: the page
  // around it goes on with the answers.
  const framed = parent !== window;
  const store = (kind, text) => {
    if (framed) return false;
    try {
      if (text === null) window[kind].removeItem(key);
      else window[kind].setItem(key, text);
      return true;
    } catch { return false; }
  };
  const stored = (kind) => {
    try { return framed ? null : window[kind].getItem(key); } catch { return null; }
  };
  const remember = () => {
    const text = JSON.stringify({ state: state(), saved });
    let ok = store("sessionStorage", text);
    if ($("keep").checked) ok = store("localStorage", text) && ok;
    return ok;
  };

  // The file.
  const numbered = (value) => (/^[0-3]$/.test(value) ? Number(value) : value);
  const filled = (prefix, names) => {
    const out = {};
    for (const n of names) if (get(prefix + n) !== "") out[n] = get(prefix + n);
    return out;
  };
  const bare = (id) => get(id) === "na" && get(id + ".note").trim() === "";
  const file = () => {
    const school = { name: get("school.name"), brin: get("school.brin"), sector: data.sector, board: get("school.board"),
      place: get("school.place") };
    const out = { rubric: data.rubric, profile: data.profile, school, respondent: { role: get("respondent.role") },
      date: get("date"), round: get("round"), answers: {}, checks: {}, plan: [] };
    for (const { id } of questions) {
      const a = filled(id + ".", texts);
      const level = bare(id) ? "" : get(id);
      if (level !== "") out.answers[id] = { level: numbered(level), ...a };
      else if (Object.keys(a).length) out.answers[id] = a;
    }
    for (const { id } of checks) {
      const c = filled(id + ".", ["note", "date"]);
      if (get(id) !== "") out.checks[id] = { answer: get(id), ...c };
      else if (Object.keys(c).length) out.checks[id] = c;
    }
    for (const part of ["answers", "checks"]) {
      for (const id of Object.keys(rest[part])) out[part][id] = { ...rest[part][id], ...out[part][id] };
    }
    for (let n = 0; n < rows(); n++) {
      const a = filled("plan." + n + ".", actionTexts);
      const id = get("plan." + n + ".id");
      if (!Object.keys(a).length) continue;
      const part = questions.some((q) => q.id === id) ? "answers" : "checks";
      if (id === "") out.plan.push(a);
      else {
        const q = (out[part][id] ||= {});
        (q.actions ||= []).push(a);
      }
    }
    for (const name of ["date", "round"]) if (out[name] === "") delete out[name];
    return out;
  };
  // Some characters that JSON allows are ends of a line elsewhere.
  const escaped = (text) => text.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));

  const nameOf = (e) => [(e.closest("fieldset") || { id: "" }).id.slice(2), e.labels[0].textContent].join(" ").trim();
  const dateless = () => [...form.elements].filter((e) => e.type === "date" && e.validity.badInput);
  const long = () => [...form.elements].filter((e) => [...e.value || ""].length > data.longest);
  const warnings = () => [
    ...(get("school.name").trim() === "" ? [say("noName")] : []),
    ...(get("date") === "" ? [say("noDate")] : []),
    ...questions.filter((q) => bare(q.id)).map((q) => say("noReason", q.id)),
    ...dateless().map((e) => say("badDate", nameOf(e))),
    ...long().map((e) => say("tooLong", nameOf(e), data.longest)),
  ];

  const plain = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  const fileName = () => [plain(get("school.name")) || say("file"), plain(shown("respondent.role")), get("date")]
    .filter(Boolean).join("-") + ".json";

  const save = () => {
    const name = fileName();
    const a = document.createElement("a");
    const text = escaped(JSON.stringify(file(), null, 1)) + "\n";
    a.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    a.download = name;
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 60000);
    // A page that holds this one in a frame can go on with the answers.
    if (framed) parent.postMessage({ name, answers: text }, "*");
    saved = state();
    said = [say("saved", name), ...warnings()].join(" ");
    update();
  };

  const told = (list) => {
    $("found").hidden = list.length === 0;
    $("found").replaceChildren(...list.map((text) => element("p", text)));
  };

  // open takes over a file that was saved before, in the short forms too.
  const open = (name, text) => {
    let x;
    try { x = JSON.parse(text.replace(/^\ufeff/, "")); } catch { x = null; }
    const object = (v) => v !== null && typeof v === "object" && !Array.isArray(v);
    const [id, version] = (object(x) && typeof x.rubric === "string" ? x.rubric : data.rubric).split("@");
    const [own, ownVersion] = data.rubric.split("@");
    if (!object(x) || !object(x.school)) return told([say("noForm", name)]);
    if (id !== own) return told([say("otherRubric", name, id)]);
    if (x.school.sector !== data.sector) return told([say("otherSector", name, x.school.sector)]);
    if (dirty() && !confirm(say("replace"))) return;
    clear();
    $("rows").replaceChildren();
    index();
    const lost = [];
    const put = (field, value) => {
      if (value === undefined || value === null || value === "") return;
      if (!set(field, String(value))) lost.push(field + ": " + String(value));
    };
    const action = (id, a) => {
      const n = addRow();
      put("plan." + n + ".id", id);
      for (const t of actionTexts) put("plan." + n + "." + t, a[t]);
    };
    for (const f of ["name", "brin", "board", "place"]) put("school." + f, x.school[f]);
    put("respondent.role", (x.respondent || {}).role || "joint");
    put("date", x.date);
    put("round", x.round);
    const take = (part, known, level, names) => {
      for (const [id, was] of Object.entries(x[part] || {})) {
        const item = object(was) ? was : { [level]: was };
        if (!known.some((q) => q.id === id)) {
          rest[part][id] = item;
          continue;
        }
        for (const [name, value] of Object.entries(item)) {
          if (name === level) put(id, value === true ? "yes" : value === false ? "no" : value);
          else if (name === "actions") for (const a of value || []) action(id, a);
          else if (names.includes(name)) put(id + "." + name, value);
          else (rest[part][id] ||= {})[name] = value;
        }
      }
    };
    take("answers", questions, "level", texts);
    take("checks", checks, "answer", ["note", "date"]);
    for (const a of x.plan || []) action("", a);
    const others = [...Object.keys(rest.answers), ...Object.keys(rest.checks)];
    saved = lost.length ? "" : state();
    said = say("opened", name);
    told([...(version && version !== ownVersion ? [say("otherVersion", version)] : []),
      ...(others.length ? [say("others", others.join(", "))] : []), ...(lost.length ? [say("refused", lost.join("; "))] : [])]);
    update();
  };

  // What the page shows.
  const link = (id, text) => {
    const a = element("a", text);
    a.href = "#" + id;
    return a;
  };
  const answered = (id) => get(id) !== "" && !bare(id);

  const progress = () => {
    $("progress").textContent = say("progress", items.filter((q) => answered(q.id)).length, items.length);
    for (const e of document.querySelectorAll("[data-count]")) {
      const ids = items.filter((q) => $(e.dataset.count).contains($("q-" + q.id)));
      e.textContent = ids.filter((q) => answered(q.id)).length + "/" + ids.length;
    }
    for (const b of document.querySelectorAll("[data-clear]")) b.hidden = get(b.dataset.clear) === "";
    for (const d of document.querySelectorAll("details.more")) {
      const any = [...d.querySelectorAll("[name]")].some((e) => e.value !== "");
      d.querySelector(".filled").textContent = any ? say("filled") : "";
    }
    for (const r of document.querySelectorAll(".reason")) r.hidden = !bare(r.closest("fieldset").id.slice(2));
  };

  const shown = (name) => {
    const list = fields(name);
    if (!list.length || get(name) === "") return "";
    if (list[0].type === "radio") return list.find((e) => e.checked).parentNode.textContent.trim();
    return list[0].tagName === "SELECT" ? list[0].selectedOptions[0].textContent : get(name);
  };
  const labelOf = (name) => $(name).labels[0].firstChild.textContent.trim();
  const overview = () => {
    const out = [];
    const entry = (head, answer, prefix, names) => {
      const list = element("dl", "");
      for (const n of names) {
        if (get(prefix + n) !== "") list.append(element("dt", labelOf(prefix + n)), element("dd", shown(prefix + n)));
      }
      out.push(element("h4", head), ...(answer ? [element("p", answer)] : []), ...(list.children.length ? [list] : []));
    };
    const facts = element("dl", "");
    for (const n of ["school.name", "school.brin", "school.board", "school.place", "respondent.role", "date", "round"]) {
      if (get(n) !== "") facts.append(element("dt", labelOf(n)), element("dd", shown(n)));
    }
    out.push(facts);
    for (const q of questions) entry(q.title, shown(q.id) || say("open"), q.id + ".", texts);
    for (const c of checks) entry(c.title, shown(c.id) || say("open"), c.id + ".", ["note", "date"]);
    for (let n = 0; n < rows(); n++) {
      const p = "plan." + n + ".";
      if (actionTexts.some((t) => get(p + t) !== "")) entry(shown(p + "id") || $(p + "id").selectedOptions[0].textContent, "", p, actionTexts);
    }
    $("overview").replaceChildren(...out);

    const missing = items.filter((q) => !answered(q.id)).map((q) => element("li", "", link("q-" + q.id, q.title)));
    if (get("date") === "") missing.unshift(element("li", "", link("date", say("missingDate"))));
    if (get("school.name").trim() === "") missing.unshift(element("li", "", link("school.name", say("missingName"))));
    $("missing").replaceChildren(...(missing.length ? missing : [element("li", say("allAnswered"))]));
  };

  const update = () => {
    progress();
    const kept = remember();
    const text = dirty() ? say("unsaved") + (kept ? "" : " " + say("notKept")) : said;
    if ($("status").textContent !== text) $("status").textContent = text;
    if (!$("p-end").hidden) overview();
  };

  // One part shows at a time; the address says which.
  const show = (focus) => {
    const target = $(decodeURIComponent(location.hash.slice(1))) || $("p-start");
    const part = target.closest("section.step") || $("p-start");
    for (const s of document.querySelectorAll("section.step")) s.hidden = s !== part;
    for (const a of document.querySelectorAll("nav a")) {
      if (a.hash === "#" + part.id) a.setAttribute("aria-current", "page");
      else a.removeAttribute("aria-current");
    }
    if (part.id === "p-end") overview();
    if (!focus) return;
    const at = target === part || target === document.body ? part.querySelector("h1, h2") : target;
    const place = at.matches("fieldset") ? at.querySelector("input") : at;
    if (at === target) at.scrollIntoView();
    else scrollTo(0, 0);
    place.focus({ preventScroll: at === target });
  };

  form.addEventListener("input", update);
  form.addEventListener("change", (e) => {
    if (e.target.type === "radio" && e.target.value === "na") e.target.closest("fieldset").querySelector("details").open = true;
    update();
  });
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("click", (e) => {
    const id = e.target.dataset.clear;
    if (e.target.matches("[data-save]")) save();
    if (!id) return;
    const first = fields(id)[0];
    set(id, "");
    first.focus();
    update();
  });
  $("save").addEventListener("click", save);
  $("print").addEventListener("click", () => print());
  $("add").addEventListener("click", () => {
    $("plan." + addRow() + ".action").focus();
    update();
  });
  $("open").addEventListener("change", async (e) => {
    const [chosen] = e.target.files;
    if (chosen) open(chosen.name, await chosen.text());
    e.target.value = "";
  });
  $("keep").addEventListener("change", () => {
    said = $("keep").checked ? say("kept") : say("wiped");
    if (!$("keep").checked) store("localStorage", null);
    update();
    $("status").textContent = said;
  });
  $("wipe").addEventListener("click", () => {
    $("keep").checked = false;
    store("localStorage", null);
    store("sessionStorage", null);
    $("status").textContent = said = say("wiped");
  });
  addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey && e.key.toLowerCase() === "s") {
      e.preventDefault();
      save();
    }
  });
  addEventListener("beforeprint", overview);
  addEventListener("beforeunload", (e) => { if (dirty()) e.preventDefault(); });
  addEventListener("hashchange", () => show(true));

  $("keeping").hidden = framed;
  index();
  fill(data.fill);
  if (get("date") === "") {
    const now = new Date();
    now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
    set("date", now.toISOString().slice(0, 10));
  }
  said = say("nothing");
  saved = state();
  const kept = stored("localStorage");
  const before = stored("sessionStorage") || kept;
  $("keep").checked = kept !== null;
  if (before !== null) {
    try {
      const was = JSON.parse(before);
      restore(was.state);
      saved = was.saved;
      said = say("restored");
    } catch { store("sessionStorage", null); }
  }
  const wide = matchMedia("(min-width: 60rem)");
  $("parts").open = wide.matches;
  wide.addEventListener("change", () => { $("parts").open = wide.matches; });
  show(false);
  // A browser goes to the part of the address by itself when the page is there, and takes the focus away.
  if (location.hash !== "") addEventListener("load", () => setTimeout(() => show(true)));
  update();
})();
