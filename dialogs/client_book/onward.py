"""A question that goes on from the list shown last: fewer of it, the others, the wider list, or another book."""

from __future__ import annotations

from dialogs.frame import Frame
from dialogs.refinement import NOTHING_MORE, Onward, OrderField, Ranking, Refinement
from dialogs.setting import Setting
from dialogs.wish import Wish


def continued(wish: Wish, setting: Setting) -> Wish:
    """The whole question that is meant, with no list left to go on from; refused where none was shown."""
    onward, asked = wish.refinement.onward, setting.state.asked
    if onward is Onward.ELSEWHERE:
        return _elsewhere(wish, asked)
    names_a_book = wish.frame.book is not None
    reverses = wish.refinement.ranking is not None and wish.refinement.ranking.field == OrderField.REVERSED
    ordered = wish.refinement.ranking is not None and not reverses
    by_itself = wish.frame.filters or wish.refinement.further or ordered
    if onward is None or names_a_book or (asked is None and by_itself):
        if asked is None or _uncounted(wish) != _uncounted(asked):
            setting.state.wider = None
        return _asking(wish, wish.frame, wish.refinement.model_copy(update={"onward": None}))
    ranking = wish.refinement.ranking
    if asked is None or (onward is Onward.SORTED and ranking is None):
        setting.refuse("onward-from-nothing")
    if onward is Onward.NARROW:
        setting.state.wider = asked
        filters = (*(asked.frame.filters or ()), *(wish.frame.filters or ()))
        narrowed = asked.frame.model_copy(update={"filters": filters or None, "count": wish.frame.count})
        further = (*asked.refinement.further, *wish.refinement.further)
        ranking = wish.refinement.ranking or asked.refinement.ranking
        return _asking(wish, narrowed, asked.refinement.model_copy(update={"further": further, "ranking": ranking}))
    if onward is Onward.SORTED and ranking:
        listed = asked.frame.model_copy(update={"count": None})
        turned = _turned(ranking, asked)
        return _asking(wish, listed, asked.refinement.model_copy(update={"ranking": turned}))
    wider = setting.state.wider or _without_conditions(asked)
    setting.state.wider = None
    everybody = wider.frame.model_copy(update={"count": wish.frame.count})
    if onward is Onward.WIDEN:
        return _asking(wish, everybody, wider.refinement)
    said = (*(asked.frame.filters or ()), *asked.refinement.further)
    left_out = tuple(one for one in said if one not in (*(wider.frame.filters or ()), *wider.refinement.further))
    if not left_out:
        setting.refuse("onward-no-others")
    return _asking(wish, everybody, Refinement(excluding=left_out, further=wider.refinement.further))


def _uncounted(wish: Wish) -> Frame:
    """What is asked, whether it is to be listed or counted."""
    return wish.frame.model_copy(update={"count": None})


def _turned(ranking: Ranking, asked: Wish) -> Ranking:
    """ "The other way round" is said of the order before; of names where there was none."""
    if ranking.field != OrderField.REVERSED:
        return ranking
    before = asked.refinement.ranking or Ranking(field=OrderField.NAME, lowest_first=True)
    return before.model_copy(update={"lowest_first": not before.lowest_first})


def _elsewhere(wish: Wish, asked: Wish | None) -> Wish:
    """The same question of another book; as it stands where it says what is asked, or no book is named."""
    frame, plain = wish.frame, wish.refinement.model_copy(update={"onward": None})
    if asked is None or frame.book is None or frame.filters or plain != NOTHING_MORE:
        return _asking(wish, frame, plain)
    book = {"book": frame.book, "associate": frame.associate, "store": frame.store}
    return _asking(wish, asked.frame.model_copy(update=book), asked.refinement)


def _without_conditions(asked: Wish) -> Wish:
    """The list whose others were shown; else the whole book."""
    filters = asked.frame.filters if asked.refinement.excluding else None
    return _asking(asked, asked.frame.model_copy(update={"filters": filters}), Refinement())


def _asking(wish: Wish, frame: Frame, refinement: Refinement) -> Wish:
    return wish.model_copy(update={"frame": frame, "refinement": refinement})
