"""Fits linear models to features with scikit-learn: of the intents, and of the places at which a fact begins."""

from __future__ import annotations

from typing import Any

from dialogs.language.phrases import LanguageData
from dialogs.understanding.intent import features
from dialogs.understanding.training_examples import SEED

STRENGTH = 60.0
"""Inverse of the regularisation (scikit-learn's C)."""
BOUNDARY_STRENGTH = 30.0
"""The same for the boundaries."""
BOUNDARY_WEIGHT = 2.5
"""What a place where a fact begins weighs against one where none does: real messages have more facts than examples."""


def kept_words(data: LanguageData) -> list[str]:
    """The words that the shape of a sentence keeps: those that say how a thing is said."""
    return sorted({*data.words["names"]["never"], *data.words["shape"]["kept"]})


def fit(
    sentences: list[list[str]], intents: list[str], kept: list[str]
) -> tuple[list[str], list[float], dict[str, list[float]]]:
    """Intents in order, their biases, and feature → one weight an intent."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = []
    for words in sentences:
        found = features(words, kept)
        rows.append(dict.fromkeys(found, 1.0 / len(found) ** 0.5))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    frequent = (matrix > 0).sum(axis=0).A1 >= 2
    matrix = matrix[:, frequent]
    names = [name for name, keep in zip(vectorizer.feature_names_, frequent, strict=True) if keep]
    model: Any = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced", random_state=SEED)
    model.fit(matrix, intents)
    coefficients, intercepts = model.coef_, list(model.intercept_)
    if len(model.classes_) == 2:  # scikit-learn keeps the second class against the first
        coefficients, intercepts = [0.0 * coefficients[0], coefficients[0]], [0.0, *intercepts]
    weights = {name: [float(row[place]) for row in coefficients] for place, name in enumerate(names)}
    return [str(name) for name in model.classes_], [float(number) for number in intercepts], weights


def fit_boundaries(rows: list[list[str]], begins: list[bool]) -> tuple[float, dict[str, float]]:
    """The bias and feature → weight."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(found, 1.0 / len(found) ** 0.5) for found in rows])
    frequent = (matrix > 0).sum(axis=0).A1 >= 2
    names = [name for name, keep in zip(vectorizer.feature_names_, frequent, strict=True) if keep]
    weights = {True: BOUNDARY_WEIGHT, False: 1.0}
    model: Any = LogisticRegression(C=BOUNDARY_STRENGTH, max_iter=200, class_weight=weights, random_state=SEED)
    model.fit(matrix[:, frequent], begins)
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))
