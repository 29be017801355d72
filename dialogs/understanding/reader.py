"""The reader: one message and the world it is said in → the frames it means.

The way of a sentence: `prepare` finds what it mentions; `facts_of` cuts it into facts and guesses the intent of each;
`policy.intent_of` says whether the guess is good enough; `SLOTS` reads the intent's slots by their place around the
mentions; `settling.settled` has a last look at the whole; `policy.is_sure` says whether it may be carried out.
"""

from __future__ import annotations

from dialogs.frame import Frame, Intent
from dialogs.language.files import LanguageFiles
from dialogs.understanding import policy, settling, thresholds, whole_message
from dialogs.understanding.cautions.review import reviewed
from dialogs.understanding.cautions.signs import names_relative
from dialogs.understanding.cautions.unmeant import is_mused
from dialogs.understanding.cautions.wording import is_directed
from dialogs.understanding.dates.yearly import warm_up
from dialogs.understanding.facts.asides import Remarks
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.facts.boundaries import BoundaryModel
from dialogs.understanding.facts.one_note import with_whole_notes
from dialogs.understanding.facts.splitting import facts_of
from dialogs.understanding.intent import Guess, IntentModel
from dialogs.understanding.intents import MAY_NAME_STRANGER, MERE_WORDS, OUT
from dialogs.understanding.keepable import Keeper
from dialogs.understanding.language import closed_key, language_of
from dialogs.understanding.letting_go import behind
from dialogs.understanding.masking import masked
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.mentions.strangers import with_stranger
from dialogs.understanding.people.spoken import SHORTEST_SLIP, long_enough, one_slip_from
from dialogs.understanding.preparing import prepare
from dialogs.understanding.reading import Reading
from dialogs.understanding.references import Context, associate_reference, said_of
from dialogs.understanding.refinements.by_intent import refinement_of
from dialogs.understanding.rewording import rewording
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.by_intent import SLOTS, no_slots
from dialogs.understanding.tokens import tokenise
from dialogs.understanding.weights import ASIDES, BOUNDARIES, WEIGHTS, in_use
from dialogs.understanding.world import World
from storage.rules.names import fold

__all__ = ["Reader", "Reading"]


class Reader:
    """Reads sentences of one language: deterministic, offline, without input or output once it is made."""

    def __init__(self, files: LanguageFiles, model: IntentModel | None = None) -> None:
        """Another intent model than the trained one is for measuring."""
        weights = in_use(files)
        self._language = language_of(files)
        self._model = model or IntentModel.read(weights.get(WEIGHTS))
        self._remarks = Remarks(self._model, IntentModel.read(weights.get(ASIDES)), self._language)
        self._boundaries = BoundaryModel.read(weights.get(BOUNDARIES))
        warm_up()

    def read(self, text: str, world: World) -> tuple[Reading, ...]:
        """The facts in the order in which they were said; always at least one."""
        closed = self._closed(text)
        if closed and closed != Intent.UNDO:
            return (Reading(frame=Frame(intent=Intent(closed))),)
        sentence = prepare(text, world, self._language)
        context = Context(world, self._language)
        if closed:
            undo = Frame(intent=Intent.UNDO)
            return (Reading(frame=undo, refinement=refinement_of(Intent.UNDO, sentence, context)),)
        if not sentence.tokens:
            return (Reading(frame=Frame(intent=Intent.OUT_OF_SCOPE)),)
        if (corrected := rewording(sentence, context)) is not None:
            return (corrected,)
        sentence = self._remarks.behind_opening(sentence, world.now.date())
        context.mused = is_mused(sentence, self._language)
        context.relatives = names_relative(sentence, self._language) is not None
        context.out_of_scope = self._model.probabilities(masked(bare(sentence, self._language), world.now.date()))[OUT]
        today = world.now.date()
        facts = facts_of(sentence, self._model, self._boundaries, self._language, today)
        told = self._remarks.without(facts, today)
        readings = [(part, self._reading(part, guess, context)) for part, guess in told]
        first, *others = whole_message.offered(whole_message.kept(with_whole_notes(readings)))
        return first.model_copy(update={"unread": whole_message.unread(readings, self._language)}), *others

    def read_as(self, intent: Intent, text: str, world: World) -> Frame:
        """An answer to a question about a wish of this intent: the slots that it fills, its intent taken as known."""
        sentence = prepare(text, world, self._language)
        slots = SLOTS.get(intent, no_slots)(sentence, Context(world, self._language)) if sentence.tokens else {}
        return Frame.model_validate({"intent": intent, **slots})

    def keepable(self, text: str, world: World, *, all_words: bool) -> str:
        """What may be kept of a message: see `Keeper`."""
        return Keeper(world, self._language, all_words=all_words).keepable(prepare(text, world, self._language))

    def name_words(self, text: str, own_name_words: frozenset[str]) -> tuple[str, ...]:
        """The words of a message under whose name keys customers are to be looked up.

        With them the names behind nicknames, and of the speaker's own book the names that were misspelt.
        """
        words: dict[str, None] = {}
        slips: dict[str, None] = {}
        names = long_enough(own_name_words)
        for token in tokenise(text):
            if token.fold and not token.fold[0].isdigit() and token.low not in self._language.function_words:
                words[token.low] = None
                words.update(dict.fromkeys(sorted(self._language.nicknames.names_of(token.fold))))
                if token.low not in self._language.lexicon and len(token.fold) >= SHORTEST_SLIP:
                    slips.update(dict.fromkeys(one_slip_from(token.fold, names)))
        return (*words, *slips)

    def names_meant(self, query: str) -> dict[str, frozenset[str]]:
        """The folded words of a search, each with the given names that it may stand for: nicknames, misheard ones."""
        return {word: self._language.nicknames.names_of(word) for word in fold(query).split()}

    def telling_words(self, text: str) -> tuple[str, ...]:
        """The words of a search that are not too common to be looked for."""
        stop = self._language.words("search", "stop")
        return tuple(dict.fromkeys(one.low for one in tokenise(text) if one.is_word and one.low not in stop))

    def behind_letting_go(self, text: str) -> str:
        """What follows words that let go of a question: "never mind, show me Per Quist"; empty where none do."""
        return behind("letting_go", text, self._language)

    def behind_agreeing(self, text: str) -> str:
        """What follows a yes: "yes, and remind me to order it"; empty where none is said."""
        return behind("agreeing", text, self._language)

    def _closed(self, text: str) -> str | None:
        """The closed intent of a whole message: "yes please", "take that back"."""
        if len(text) > thresholds.LONGEST_CLOSED:
            return None
        words = closed_key([token.low for token in tokenise(text)])
        closed = self._language.closed
        if words in closed:
            return closed[words]
        plain = self._language.without_openings(words)
        return closed.get(plain) if plain != words else None

    def _reading(self, part: Sentence, guess: Guess, context: Context) -> Reading:
        context.doubts.clear()
        context.beyond = False
        context.remark = ""
        intent = policy.intent_of(part, guess, context)
        if intent == Intent.OUT_OF_SCOPE and policy.may_be_question(part, guess, context):
            intent = Intent.SHOW_BOOK
        if intent in MAY_NAME_STRANGER:
            part = with_stranger(part, context.language)
        slots = settling.with_shared_verb(intent, SLOTS.get(intent, no_slots)(part, context), context)
        intent, slots = settling.settled(intent, slots, part, guess, context)
        intent, slots = reviewed(intent, slots, part, guess, context)
        frame = Frame.model_validate({"intent": intent, **slots})
        self._remember(frame, part, context)
        refinement = refinement_of(frame.intent, part, context)
        sure = policy.is_sure(frame, part, guess, context)
        certain = sure and guess.probability >= thresholds.CERTAIN
        directed = is_directed(frame, part, context.language)
        return Reading(
            frame=frame,
            sure=sure,
            refinement=refinement,
            certain=certain,
            directed=directed,
            beyond=context.beyond,
            unread=(context.remark,) if context.remark else (),
        )

    def _remember(self, frame: Frame, part: Sentence, context: Context) -> None:
        """Whom the facts that follow may mean by "her" and "his customers"."""
        context.previous = frame.to_json()
        for reference in frame.customers or ():
            if reference.ids is not None:
                context.named = {"said": reference.said, "ids": reference.ids}
        for mention, value in part.of(PersonMention):
            if value.customers and not frame.customers and frame.intent in MERE_WORDS:
                context.named = {"said": said_of(part, mention), "ids": value.customers}
            if value.associates and frame.intent in MERE_WORDS:
                context.before = part
            if value.associates:
                context.named_associate = associate_reference(part, mention)
