// Clicks and keys on rendered HTML to dialogs, copies and scrolling. No request leaves this host.
(() => {
  "use strict";
  const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // ---- the article, in a dialog beside the conversation ----
  let dialog, body, title, head;
  const build = () => {
    dialog = document.createElement("dialog");
    dialog.id = "reader";
    dialog.setAttribute("aria-label", "Article");
    const bar = document.createElement("div");
    bar.className = "bar";
    head = document.createElement("span");
    head.className = "of";
    title = document.createElement("a");
    title.className = "tab-link";
    title.target = "_blank";
    title.rel = "noopener";
    title.textContent = "Own tab";
    const close = document.createElement("button");
    close.type = "button";
    close.className = "icon";
    close.setAttribute("aria-label", "Close the article");
    close.textContent = "×";
    close.addEventListener("click", () => dialog.close());
    bar.append(head, title, close);
    body = document.createElement("div");
    body.className = "pages";
    body.tabIndex = 0;
    dialog.append(bar, body);
    // A click on the backdrop lands on the dialog itself.
    dialog.addEventListener("click", (e) => e.target === dialog && dialog.close());
    document.body.append(dialog);
  };
  const say = (text) => {
    const p = document.createElement("p");
    p.className = "empty";
    p.textContent = text;
    body.replaceChildren(p);
  };
  const openArticle = async (link) => {
    if (!dialog) build();
    title.href = link.href;
    head.textContent = "";
    say("Opening the article …");
    if (!dialog.open) dialog.showModal();
    const url = new URL(link.href);
    url.searchParams.set("part", "1");
    url.hash = "";
    try {
      const reply = await fetch(url, { credentials: "same-origin" });
      if (reply.status === 401) return location.reload();
      if (!reply.ok) return say("This article is no longer in the index.");
      body.innerHTML = await reply.text();
    } catch {
      return say("Dateline does not answer. Is it still running?");
    }
    head.textContent = body.querySelector("h1")?.textContent ?? "";
    const quote = body.querySelector("#quote");
    if (quote) quote.scrollIntoView({ block: "center" });
    else body.scrollTop = 0;
  };

  // ---- small things ----
  const copy = async (button) => {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.dataset.done = "Copied";
    announce("Copied");
    setTimeout(() => delete button.dataset.done, 1600);
  };
  let voice;
  const announce = (text) => {
    if (!voice) {
      voice = document.createElement("div");
      voice.setAttribute("role", "status");
      voice.className = "unseen";
      document.body.append(voice);
    }
    voice.textContent = text;
  };
  const sidebar = () => document.querySelector("#side");
  const openTab = (name) => {
    const side = sidebar();
    if (side && !side.classList.contains("open")) {
      document.querySelector("#side .toggle-button")?.click();
    }
    [...document.querySelectorAll("#side button[role=tab]")]
      .find((tab) => tab.textContent.trim() === name)
      ?.click();
  };

  document.addEventListener(
    "click",
    (e) => {
      const asks = e.target.closest?.("[data-confirm]");
      if (asks && !confirm(asks.dataset.confirm)) {
        e.preventDefault();
        e.stopPropagation();
        return;
      }
      const link = e.target.closest?.("a[data-article]");
      if (link && !e.ctrlKey && !e.metaKey && !e.shiftKey && e.button === 0) {
        e.preventDefault();
        openArticle(link);
        return;
      }
      const button = e.target.closest?.("[data-copy], [data-reveal], [data-tab]");
      if (!button) return;
      if (button.dataset.copy !== undefined) copy(button);
      if (button.dataset.tab) openTab(button.dataset.tab);
      if (button.dataset.reveal) {
        const form = document.getElementById(button.dataset.reveal);
        form.hidden = !form.hidden;
        if (!form.hidden) form.querySelector("select, input").focus();
      }
    },
    true,
  );
  document.addEventListener("keydown", (e) => {
    const typing = e.target.closest?.("input, textarea, select, [contenteditable]");
    if (e.key === "/" && !typing && !dialog?.open) {
      e.preventDefault();
      document.querySelector("#q textarea, #q input")?.focus();
    }
    const shape = e.target.closest?.("svg [role=button]");
    if (shape && (e.key === "Enter" || e.key === " ")) {
      e.preventDefault();
      shape.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }
  });
  // A marker and its card point at each other.
  const pair = (e, on) => {
    const mark = e.target.closest?.(".marker");
    const turn = mark?.closest(".turn");
    turn
      ?.querySelector(`[data-card~="${CSS.escape(mark.dataset.cite)}"]`)
      ?.classList.toggle("lit", on);
  };
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (e) => pair(e, true));
  for (const name of ["mouseout", "focusout"]) document.addEventListener(name, (e) => pair(e, false));

  // ---- on a phone the sidebar covers everything, so it starts closed ----
  const settle = () => {
    const side = sidebar();
    const toggle = document.querySelector("#side .toggle-button");
    if (!side || !toggle) return setTimeout(settle, 50);
    toggle.setAttribute("aria-label", "Show or hide the sidebar");
    toggle.setAttribute("aria-controls", "side");
    const tell = () => toggle.setAttribute("aria-expanded", side.classList.contains("open"));
    new MutationObserver(tell).observe(side, { attributes: true, attributeFilter: ["class"] });
    tell();
    if (innerWidth <= 768 && side.classList.contains("open")) toggle.click();
    document.documentElement.classList.add("side-settled");
  };
  settle();

  // ---- a new question moves to the top; nothing moves while its answer grows ----
  let last = "";
  const follow = () => {
    const turn = document.querySelector("#live .turn");
    const id = turn ? turn.id + turn.querySelector(".question").textContent : "";
    if (id && id !== last && turn.classList.contains("growing")) {
      turn.scrollIntoView({ behavior: quiet ? "auto" : "smooth", block: "start" });
      announce("Looking for an answer");
    }
    last = id;
  };
  const finished = () => {
    const answer = document.querySelector("#live .turn:not(.growing) .answer");
    if (answer && answer.dataset.said !== "1" && voice) {
      answer.dataset.said = "1";
      // "The sources differ. 5,600 homes. 4,100 homes": the kind of answer, then its short form.
      const said = [...answer.querySelectorAll(".kicker, .asked, .lead")];
      announce(said.map((part) => part.innerText).join(". "));
    }
  };
  // Gradio names its upload button otherwise than it reads; its visible text is the better name.
  const rename = () =>
    document.querySelector("#files button[aria-label][aria-dropeffect]")?.removeAttribute("aria-label");
  new MutationObserver(() => {
    rename();
    follow();
    finished();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
