// The conversation as it is seen: messages, cards, a sign that the assistant writes, and what may be said next.
import { renderCard } from "./cards.js";
import { element } from "./element.js";

const PATIENCE_MS = 20000;

export class Log {
  #list;
  #suggestions;
  #texts;
  #renderer;
  #say;
  #tap;
  #typing;
  #patience = 0;

  constructor(list, suggestions, { texts, renderer, say, tap }) {
    this.#list = list;
    this.#suggestions = suggestions;
    this.#texts = texts;
    this.#renderer = renderer;
    this.#say = say;
    this.#tap = tap;
    this.#typing = element("li", { className: "typing" }, [
      element("span", { className: "unseen", textContent: texts.typing }),
      ...[1, 2, 3].map(() => element("i", { ariaHidden: "true" })),
    ]);
  }

  clear() {
    this.#settled();
    this.#list.replaceChildren();
    this.#suggest([]);
  }

  // What the person said, or the label of what was tapped.
  mine(text, tapped = false) {
    this.#suggest([]);
    this.#append(this.#message("mine", this.#texts.you, text, tapped ? "tapped" : ""));
  }

  remark(text) {
    this.#settled();
    this.#append(element("li", { className: "remark", textContent: text }));
  }

  waiting() {
    clearTimeout(this.#patience);
    this.#append(this.#typing);
    this.#patience = setTimeout(() => this.remark(this.#texts["no-answer"]), PATIENCE_MS);
  }

  heard(event) {
    if (event.type === "typing") return this.waiting();
    if (event.type === "delete") return this.#find(event.id)?.remove();
    if (event.type !== "message" && event.type !== "update") return undefined;
    const message = this.#theirs(event);
    const former = event.type === "update" ? this.#find(event.id) : null;
    if (former) return former.replaceWith(message);
    this.#settled();
    this.#suggest(event.suggestions);
    return this.#append(message);
  }

  #theirs({ id, text, cards }) {
    const message = this.#message("theirs", this.#texts.assistant, text);
    message.dataset.activity = id;
    if (this.#renderer) {
      for (const card of cards) message.append(renderCard(card, this.#texts.card, this.#tap));
    }
    return message;
  }

  #message(side, author, text, kind = "") {
    const item = element("li", { className: side }, [element("span", { className: "unseen", textContent: author })]);
    if (text) item.append(element("p", { className: `bubble ${kind}`, dir: "auto", textContent: text }));
    return item;
  }

  #find(id) {
    return [...this.#list.children].find((item) => item.dataset.activity === id);
  }

  #append(item) {
    this.#list.append(item);
    item.scrollIntoView({ block: item.offsetHeight > this.#list.parentElement.clientHeight ? "start" : "end" });
  }

  #settled() {
    clearTimeout(this.#patience);
    this.#typing.remove();
  }

  #suggest(suggestions) {
    const chips = suggestions.map(({ title, value }) => {
      const chip = element("button", { type: "button", className: "chip", textContent: title });
      chip.addEventListener("click", () => this.#say(value ?? title));
      return element("li", {}, [chip]);
    });
    this.#suggestions.replaceChildren(...chips);
    this.#suggestions.hidden = !chips.length;
  }
}
