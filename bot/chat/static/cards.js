// Adaptive Cards in the page's own look: colours are CSS variables, so light and dark need no second drawing.
import { element } from "./element.js";

const RENDERER = "/chat/static/vendor/adaptivecards.min.js";
const LINKS = new Set(["tel:", "mailto:", "https:"]);

export function loadRenderer(texts) {
  return new Promise((done) => {
    const script = element("script", { src: RENDERER });
    script.onload = () => {
      if (window.AdaptiveCards) setUp(window.AdaptiveCards, texts);
      done(Boolean(window.AdaptiveCards));
    };
    script.onerror = () => done(false);
    document.head.append(script);
  });
}

// tap(label, value) is called with what a button or row sends.
export function renderCard(content, label, tap) {
  const { AdaptiveCard, HostConfig } = window.AdaptiveCards;
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig());
  card.onExecuteAction = (action) => execute(action, tap);
  card.parse(content);
  const drawn = element("div", { className: "card", role: "group", ariaLabel: label }, [card.render()]);
  return drawn;
}

function setUp({ AdaptiveCard, Strings }, texts) {
  Strings.defaults.overflowButtonTooltip = () => texts.more;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    // nothing is Markdown here: what is written is what is seen
    result.outputHtml = element("p", { textContent: text }).outerHTML;
    result.didProcess = true;
  };
}

function execute(action, tap) {
  if (action.url === undefined) {
    if (action.data) tap(action.title, action.data);
    return;
  }
  if (LINKS.has(new URL(action.url, location.href).protocol)) window.open(action.url, "_self");
}

function hostConfig() {
  const colour = (name) => ({ default: `var(--${name})`, subtle: `var(--${name}-quiet, var(--${name}))` });
  const foregroundColors = {
    default: colour("ink"), dark: colour("ink"), light: colour("ink"), accent: colour("accent"),
    good: colour("good"), warning: colour("warning"), attention: colour("attention"),
  };
  const style = (background) => ({ backgroundColor: `var(--${background})`, foregroundColors });
  return {
    fontFamily: "inherit",
    supportsInteractivity: true,
    fontSizes: { small: 13, default: 15, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 18, default: 22, medium: 23, large: 27, extraLarge: 31 },
    spacing: { small: 6, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: "var(--line)" },
    containerStyles: { default: style("card"), emphasis: style("card-quiet") },
    actions: {
      maxActions: 10, spacing: "medium", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left",
      showCard: { actionMode: "inline" },
    },
    adaptiveCard: { allowCustomStyle: false },
  };
}
