// Keeps the page up to date: asks for it each second and takes over the parts that have changed.
"use strict";

const EVERY = 1000;
const seen = new Map();
const state = document.getElementById("state");

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

function takeOver(old, fresh) {
  const html = fresh.innerHTML;
  if (!seen.has(old.id)) seen.set(old.id, old.innerHTML);
  if (seen.get(old.id) === html) return;
  seen.set(old.id, html);
  const open = [...old.querySelectorAll("details[open]")].map((each) => each.id);
  const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceChildren(...fresh.childNodes);
  for (const id of open) {
    const details = document.getElementById(id);
    if (details) details.open = true;
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function follow() {
  try {
    const answer = await fetch("/_sandbox/" + location.search, { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const old of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(old.id);
      if (fresh) takeOver(old, fresh);
    }
    say("");
  } catch {
    say("The sandbox does not answer. What is below may be old.");
  }
  setTimeout(follow, EVERY);
}

// Before anybody opens a record: what is compared is what the server wrote.
for (const each of document.querySelectorAll("[data-live]")) seen.set(each.id, each.innerHTML);
setTimeout(follow, EVERY);
