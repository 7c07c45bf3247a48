(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = JSON.parse($("words").textContent);
  let lang = /^en\b/.test(new URLSearchParams(location.search).get("lang") || "") ? "en" : "nl";
  const say = (key, ...values) => values.reduce((s, v) => s.replace(/%[sd]/, () => v), words[lang][key]);
  const element = (name, text, ...inside) => {
    const e = document.createElement(name);
    e.append(...(text === "" ? [] : [text]), ...inside);
    return e;
  };
  const button = (text, act, save) => {
    const b = element("button", text);
    b.type = "button";
    if (save) b.dataset.save = save;
    b.addEventListener("click", act);
    return b;
  };

  // The engine works in a worker, one request at a time. To cancel ends it; the next one starts from what was compiled.
  // What is asked before it is there waits for it.
  let worker, module, loaded = false, booted = false, waiting = null, turn = 0;
  const loading = () => {
    for (const e of all("#fill-here, [data-form], #text-sector")) e.disabled = !loaded;
    busy(doing);
  };
  const start = () => {
    booted = false;
    const url = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
    worker = new Worker(url);
    worker.onmessage = ({ data }) => {
      if (data.module) module = data.module;
      if (data.ready) {
        booted = loaded = true;
        loading();
        if (waiting) waiting.send();
      }
      if (data.fatal) fail(data.fatal);
      if (data.answer && waiting && waiting.id === data.id) {
        const { done } = waiting;
        waiting = null;
        done(JSON.parse(data.answer), data.files);
      }
    };
    worker.onerror = (e) => fail(e.message);
    worker.postMessage(module ? { module } : { boot: $("engine").textContent });
  };
  const restart = () => {
    if (!worker) return;
    worker.terminate();
    stale = true;
    if (waiting) waiting.stopped();
    waiting = null;
    start();
  };
  const fail = (what) => {
    $("fatal").textContent = say("app.stopped", what);
    $("fatal").hidden = false;
    restart();
  };
  class Stopped extends Error {}

  // queue lets one piece of work after the other use the engine.
  let queue = Promise.resolve();
  const work = (text, act) => {
    const mine = queue.then(async () => {
      $("fatal").hidden = true;
      busy(text);
      try {
        return await act();
      } catch (e) {
        if (!(e instanceof Stopped)) throw e;
        return null;
      } finally {
        busy("");
      }
    });
    queue = mine.catch((e) => { $("fatal").textContent = say("app.stopped", e); $("fatal").hidden = false; });
    return mine;
  };
  let resting = "", doing = "";
  const busy = (text) => {
    doing = text;
    const now = text || (loaded ? "" : say("app.loading"));
    $("status").textContent = now || resting;
    $("status").className = now ? "busy" : "";
    $("cancel").hidden = !text || !worker;
    $("main").setAttribute("aria-busy", now ? "true" : "false");
  };
  const rest = (text) => { resting = text; };
  const today = () => {
    const now = new Date();
    now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
    return now.toISOString().slice(0, 10);
  };
  const ask = async (op, request, given = []) => {
    const content = await Promise.all(given.map(async (f) => new Uint8Array(await f.file.arrayBuffer())));
    const files = given.map((f) => ({ name: f.name, kind: f.kind, named: f.named }));
    return new Promise((done, stop) => {
      const id = ++turn;
      const send = () => worker.postMessage({ id, op, content,
        request: JSON.stringify({ lang, today: fixed || today(), ...request, files }) }, content.map((c) => c.buffer));
      waiting = { id, send, done: (answer, made) => done({ ...answer, made }), stopped: () => stop(new Stopped()) };
      if (booted) send();
    });
  };
  const fixed = new URLSearchParams(location.search).get("today");
  const told = (answer) => {
    rest(answer.told || "");
    return !answer.told;
  };

  const save = (name, type, bytes) => {
    const a = document.createElement("a");
    a.href = URL.createObjectURL(new Blob([bytes], { type }));
    a.download = name;
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 60000);
  };
  const saveAll = (answer) => {
    if (!told(answer)) return;
    (answer.files || []).forEach((f, n) => save(f.name, f.type, answer.made[n]));
    rest(say("app.saved", (answer.files || []).map((f) => f.name).join(", ")));
  };

  // A page of the program shows in a frame of its own.
  const frame = (place, title, page) => {
    const f = document.createElement("iframe");
    f.title = title;
    f.src = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    const close = button(say("app.close"), () => place.replaceChildren());
    const apart = element("a", say("app.apart"));
    apart.href = f.src;
    apart.target = "_blank";
    const head = element("div", "", element("h2", title), apart, close);
    head.className = "frame-head";
    place.replaceChildren(head, f);
    head.querySelector("h2").tabIndex = -1;
    head.querySelector("h2").focus();
    head.scrollIntoView();
    return f;
  };

  // What was chosen. Files stay with the page, so that they can be read again.
  let chosen = [], stale = false, schools = [];
  const one = (id) => [...$(id).files].slice(0, 1).map((file) => ({ file, name: file.name, kind: id, named: true }));
  const given = () => [...chosen, ...one("schools"), ...one("advice"), ...one("logo")];
  const options = () => ({ round: $("round").value, target: Number($("target").value), few: $("few").checked });
  const add = (list) => {
    $("few").checked = false; // who agreed, agreed for what was there
    for (const f of list) {
      const n = chosen.findIndex((c) => c.name === f.name);
      if (n < 0) chosen.push(f);
      else chosen[n] = f;
    }
    chosen.sort((a, b) => (a.name < b.name ? -1 : 1));
    read();
  };
  const answersOf = (files) => [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name, kind: "answers",
    named: !file.webkitRelativePath }));

  const readNow = async () => {
    const answer = await ask("read", options(), given());
    stale = false;
    return answer;
  };
  const fresh = async () => {
    if (stale && chosen.length) await readNow();
  };
  const names = (id, files) => $(id).replaceChildren(...files.slice(0, 20).map((f) => element("li", f.name)),
    ...(files.length > 20 ? [element("li", say("app.and_more", files.length - 20))] : []));
  const read = () => work(say("app.reading"), async () => {
    names("chosen", chosen);
    $("clear").hidden = chosen.length === 0;
    for (const id of ["report-frame", "compare-frame"]) $(id).replaceChildren();
    if (!chosen.length) {
      schools = [];
      $("outcome").hidden = true;
      ready();
      return;
    }
    show(await readNow());
  });
  const ready = () => {
    for (const id of ["compare", "adviser"]) {
      $(id + "-first").hidden = schools.length > 0;
      $(id + "-do").hidden = schools.length === 0;
    }
  };

  // list shows problems under what they are about.
  const list = (before, problems) => {
    $(before + "found").hidden = problems.length === 0;
    $(before + "problems").replaceChildren(...problems.map((p) => {
      const li = element("li", "", element("strong", p.Error ? say("app.error") : say("app.warning")), " " + p.Text);
      if (p.Error) li.className = "wrong";
      return li;
    }));
  };
  const show = (answer) => {
    schools = answer.schools || [];
    $("outcome").hidden = false;
    $("closing").textContent = answer.closing || "";
    list("", answer.problems || []);
    $("was-read").replaceChildren(...(answer.read || []).map((text) => element("li", text)));
    $("no-schools").hidden = schools.length > 0;
    $("few-told").hidden = !answer.few;
    if (answer.few) $("more").open = true;
    $("adviser-on").hidden = !one("advice").length;
    $("adviser-told").textContent = one("advice").length ? say("app.adviser_read", [...one("advice"), ...one("logo")].map((f) => f.name).join(", ")) : "";
    $("read-schools").replaceChildren(...schools.map((s, n) => {
      const actions = element("p", "", button(say("app.look"), () => look(n)),
        ...["pdf", "xlsx", "html"].map((format) => button(say("app.save_as", format === "xlsx" ? "Excel" : format.toUpperCase()), () => report(n, format), format)));
      actions.className = "row";
      const e = element("article", "", element("h3", s.Name), element("p", s.Sector + " · " + s.Round), element("p", s.Outcome), actions);
      e.dataset.school = s.ID;
      return e;
    }));
    $("all").hidden = schools.length === 0;
    const was = $("round").value;
    const rounds = (answer.rounds || []).map((id) => Object.assign(element("option", id), { value: id }));
    $("round").replaceChildren($("round").options[0], ...rounds);
    $("round").value = was;
    if ($("round").selectedIndex < 0) $("round").selectedIndex = 0;
    ready();
    told(answer);
    $("outcome").querySelector("h2").focus();
  };

  const look = (n) => work(say("app.making"), async () => {
    await fresh();
    const answer = await ask("screen", { school: n });
    if (told(answer)) frame($("report-frame"), schools[n].Name, answer.page);
  });
  const report = (n, format) => work(say("app.making"), async () => {
    await fresh();
    saveAll(await ask("report", { school: n, format }));
  });
  const zip = () => work(say("app.making"), async () => {
    await fresh();
    for (let n = 0; n < schools.length; n++) {
      busy(say("app.making_of", n + 1, schools.length));
      const answer = await ask("zip", { school: n });
      if (answer.told || n === schools.length - 1) saveAll(answer);
      if (answer.told) return;
    }
  });
  const compare = (format, here) => work(say("app.comparing"), async () => {
    await fresh();
    const answer = await ask("compare", { format, anonymous: $("anonymous").checked }, $("anonymous").checked ? one("key") : []);
    if (!told(answer)) return;
    if (!here) return saveAll(answer);
    frame($("compare-frame"), say("app.compare"), new TextDecoder().decode(answer.made[0]));
  });
  const form = (format) => work(say("app.making"), async () => {
    const answer = await ask("form", { format, form: { sector: $("sector").value, core: $("length").value === "core" } });
    if (!told(answer)) return;
    if (format) return saveAll(answer);
    frame($("form-frame"), say("app.fill"), answer.page);
  });
  const advice = (format) => work(say("app.making"), async () => {
    await fresh();
    saveAll(await ask("advice", { format }));
  });

  // A school's own texts: the last that were chosen, beside the rubric.
  let texts = [];
  const text = (format) => work(say("app.reading"), async () => {
    const asked = { format, sector: $("text-sector").value };
    if (format) return saveAll(await ask("text", asked, texts));
    const outcome = (answer) => {
      $("text-closing").textContent = answer.closing || "";
      list("text-", answer.problems || []);
      $("text-outcome").querySelector("[data-save]").hidden = !answer.page;
    };
    names("texts", texts);
    $("text-outcome").hidden = texts.length === 0;
    $("text-frame").replaceChildren();
    outcome({});
    if (!texts.length) return;
    const answer = await ask("text", asked, texts);
    outcome(answer);
    if (told(answer)) frame($("text-frame"), say("app.text"), answer.page);
  });
  const choose = (files) => {
    texts = files.map((f) => ({ ...f, kind: "text" })).sort((a, b) => (a.name < b.name ? -1 : 1));
    text("");
  };
  for (const id of ["text", "text-folder"]) {
    $(id).addEventListener("change", (e) => {
      choose(answersOf(e.target.files));
      e.target.value = "";
    });
  }
  $("text-sector").addEventListener("change", () => text(""));
  $("text-clear").addEventListener("click", () => {
    choose([]);
    rest("");
    $("text").focus();
  });

  // A questionnaire that is saved in its frame can go on at once.
  addEventListener("message", ({ data, source }) => {
    const f = document.querySelector("#form-frame iframe");
    if (!f || source !== f.contentWindow || !data || typeof data.answers !== "string") return;
    add([{ file: new Blob([data.answers]), name: data.name, kind: "answers", named: true }]);
  });

  // What the user does.
  const forget = new Set(["answers", "folder"]);
  for (const id of forget) {
    $(id).addEventListener("change", (e) => {
      add(answersOf(e.target.files));
      e.target.value = "";
    });
  }
  for (const id of ["round", "target", "few", "schools", "advice", "logo"]) {
    $(id).addEventListener("change", () => (chosen.length ? read() : null));
  }
  $("clear").addEventListener("click", () => {
    chosen = [];
    for (const id of ["schools", "advice", "logo", "key"]) $(id).value = "";
    $("few").checked = $("anonymous").checked = false;
    $("key-row").hidden = true;
    $("target").value = "0";
    read();
    $("answers").focus();
  });
  const entries = async (entry, path) => {
    if (entry.isFile) {
      const file = await new Promise((ok, no) => entry.file(ok, no));
      return [{ file, name: path + file.name, kind: "answers", named: path === "" }];
    }
    const reader = entry.createReader(), out = [];
    for (;;) {
      const some = await new Promise((ok, no) => reader.readEntries(ok, no));
      if (!some.length) return out;
      for (const e of some) out.push(...await entries(e, path + entry.name + "/"));
    }
  };
  addEventListener("dragover", (e) => {
    e.preventDefault();
    for (const d of all(".drop")) d.classList.add("over");
  });
  const left = () => { for (const d of all(".drop")) d.classList.remove("over"); };
  addEventListener("dragleave", left);
  addEventListener("drop", async (e) => {
    e.preventDefault();
    left();
    const take = location.hash === "#text" ? choose : add;
    if (take === add) location.hash = "report";
    // What comes from another program, such as mail, may be a file without an entry.
    const found = [...e.dataTransfer.items].map((i) => [i.webkitGetAsEntry(), i.getAsFile()]);
    take((await Promise.all(found.map(([x, file]) => (x ? entries(x, "") : answersOf(file ? [file] : []))))).flat());
  });
  $("fill-here").addEventListener("click", () => form(""));
  for (const b of all("[data-form]")) b.addEventListener("click", () => form(b.dataset.form));
  $("compare-here").addEventListener("click", () => compare("html", true));
  $("anonymous").addEventListener("change", () => { $("key-row").hidden = !$("anonymous").checked; });
  const saves = { zip, comparison: () => compare("xlsx"), board: () => compare("pdf"), "comparison-page": () => compare("html"), text: () => text("html"),
    "advice-xlsx": () => advice("xlsx"), "advice-yaml": () => advice("yaml") };
  for (const b of all("main > section [data-save]")) b.addEventListener("click", () => saves[b.dataset.save]());
  $("adviser-on").addEventListener("click", () => { location.hash = "report"; });
  $("cancel").addEventListener("click", () => {
    rest(say("app.cancelled"));
    restart();
  });

  // Screens and language.
  const screen = (focus) => {
    const id = ["fill", "report", "compare", "text", "adviser"].includes(location.hash.slice(1)) ? location.hash.slice(1) : "fill";
    for (const s of all("main > section")) s.hidden = s.id !== "s-" + id;
    for (const a of all("#tabs a")) {
      if (a.hash === "#" + id) a.setAttribute("aria-current", "page");
      else a.removeAttribute("aria-current");
    }
    if (focus) {
      const h = $("s-" + id).querySelector("h1");
      h.tabIndex = -1;
      h.focus();
    }
  };
  addEventListener("hashchange", () => screen(true));
  const speak = (to) => {
    lang = to;
    document.documentElement.lang = to;
    for (const e of all("[data-say]")) e.textContent = words[lang][e.dataset.say];
    for (const e of all("[data-name]")) e.textContent = words[lang][e.dataset.name];
    for (const e of all("[data-label]")) e.setAttribute("aria-label", words[lang][e.dataset.label]);
    for (const b of all("[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === to));
    document.title = say("app.title");
    loading();
  };
  for (const b of all("[data-lang]")) {
    b.addEventListener("click", () => {
      speak(b.dataset.lang);
      if (chosen.length) read();
      if (texts.length) text("");
    });
  }
  speak(lang);
  screen(false);
  // The engine stands below in the page. Files that were chosen before this script came are read too.
  addEventListener("DOMContentLoaded", start);
  for (const e of all("input[type=file]")) if (e.files.length) e.dispatchEvent(new Event("change"));
  addEventListener("beforeunload", (e) => { if (document.querySelector("#form-frame iframe")) e.preventDefault(); });
})();
