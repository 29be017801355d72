// The person picker: one group a store, managers first.
import { element } from "./element.js";

export function showPeople(place, people, texts, chosen) {
  place.replaceChildren(...groups(people, texts).map(([title, members]) => group(title, members, texts, chosen)));
}

function groups(people, texts) {
  const byStore = new Map();
  for (const person of people) {
    const title = `${person.stores[0] ?? texts["no-store"]} · ${person.legal_entity}`;
    byStore.set(title, [...(byStore.get(title) ?? []), person]);
  }
  return [...byStore].sort(([a], [b]) => a.localeCompare(b));
}

function group(title, members, texts, chosen) {
  const rank = (person) => (person.roles.includes("manager") ? 0 : 1);
  const sorted = [...members].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  const list = element("ul", {}, sorted.map((person) => element("li", {}, [choice(person, texts, chosen)])));
  return element("div", { className: "group" }, [element("h3", { textContent: title }), list]);
}

function choice(person, texts, chosen) {
  const roles = person.roles.map((role) => texts[`role-${role}`] ?? role).reverse().join(", ");
  const button = element("button", { type: "button", className: "choice" }, [
    element("span", { className: "initials", textContent: initials(person.name), ariaHidden: "true" }),
    element("span", { className: "name", textContent: person.name }),
    element("span", { className: "detail", textContent: [roles, ...person.stores.slice(1), person.number].join(" · ") }),
  ]);
  button.addEventListener("click", () => chosen(person));
  return button;
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}
