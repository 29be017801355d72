// All words of the page come from the server; the page itself holds none.
export function applyTexts({ texts, language }) {
  document.documentElement.lang = language;
  document.title = texts.title;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = texts[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", texts[node.dataset.label]);
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = texts[node.dataset.placeholder];
}
