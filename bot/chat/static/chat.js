// The page: who speaks, what was said, what may be said next.
import { Channel } from "./channel.js";
import { loadRenderer } from "./cards.js";
import { Log } from "./log.js";
import { showPeople } from "./people.js";
import { applyTexts } from "./texts.js";

const REMEMBERED = "clienteling.person";
const byId = (id) => document.getElementById(id);

const setting = await (await fetch("/chat/setting")).json();
const { texts, people } = setting;
applyTexts(setting);

const renderer = setting.renderer && (await loadRenderer(texts));
if (!renderer) notice(texts["no-renderer"]);

let channel = null;
const log = new Log(byId("conversation"), byId("suggestions"), { texts, renderer, say, tap });

byId("person").addEventListener("click", choosePerson);
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("message").value.trim();
  if (!text) return;
  byId("message").value = "";
  fitMessage();
  say(text);
});
byId("message").addEventListener("input", fitMessage);
byId("message").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("form").requestSubmit();
});

const remembered = people.find((person) => person.id === localStorage.getItem(REMEMBERED));
if (remembered) begin(remembered);
else choosePerson();

function choosePerson() {
  channel?.close();
  show({ people: true });
  showPeople(byId("groups"), people, texts, begin);
  if (!people.length) notice(texts["no-people"]);
  byId("who").focus();
}

function begin(person) {
  localStorage.setItem(REMEMBERED, person.id);
  const name = byId("person");
  name.textContent = person.name;
  name.setAttribute("aria-label", `${person.name}, ${texts.change}`);
  show({ people: false });
  log.clear();
  log.waiting();
  channel?.close();
  channel = new Channel(person.id, {
    heard: (event) => log.heard(event),
    restarted: () => log.remark(texts["started-anew"]),
    state: (connected) => (connected ? notice(renderer ? "" : texts["no-renderer"]) : notice(texts.reconnecting)),
  });
  byId("message").focus();
}

async function say(text) {
  log.mine(text);
  if ((await deliver({ text })) || byId("message").value) return;
  byId("message").value = text; // nothing written is lost
  fitMessage();
}

async function tap(label, value) {
  log.mine(label, true);
  await deliver({ value });
}

async function deliver(content) {
  log.waiting();
  const delivered = await channel.send(content);
  if (!delivered) log.remark(texts["not-delivered"]);
  return delivered;
}

function show({ people: choosing }) {
  byId("people").hidden = !choosing;
  for (const id of ["conversation", "compose", "person"]) byId(id).hidden = choosing;
}

function notice(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = !text;
}

function fitMessage() {
  const box = byId("message");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}
