# Client books

client-book-of = { $owner }’s client book
book-mine = your client book
book-title = { $asked ->
    [all] { $book }
   *[filtered] { $book }: { $conditions }
}
book-count = { $asked ->
    [all] { $count ->
        [one] There is one customer in { $book }.
       *[other] There are { $count } customers in { $book }.
    }
   *[filtered] { $count ->
        [one] One customer in { $book }: { $conditions }.
       *[other] { $count } customers in { $book }: { $conditions }.
    }
}
book-ranked = { $first ->
    [lowest] { $counted } Lowest first: { $customers }.
   *[highest] { $counted } Highest first: { $customers }.
}
book-top = { $asked ->
    [all] { $most } of { $count } customers in { $book }.
   *[filtered] { $most } of { $count } customers in { $book }: { $conditions }.
}
book-best = { $asked ->
    [all] The best { $most } of { $count } customers in { $book }, by { $measure }.
   *[filtered] { $found } of the best { $most } of { $count } customers in { $book }, by { $measure }: { $conditions }.
}
best-by-spent = purchases of the last 12 months
order-spent-period = { $turned ->
    [yes] By purchases { $days }, least first
   *[no] By purchases { $days }, most first
}
book-ordered = { $counted } { $way }: { $customers }.
order-name = { $turned ->
    [yes] By name, from Z
   *[no] By name
}
order-birthday = { $turned ->
    [yes] Latest birthday first
   *[no] Next birthday first
}
order-age = { $turned ->
    [yes] Youngest first
   *[no] Oldest first
}
order-last_contact = { $turned ->
    [yes] Last contacted first
   *[no] Longest not contacted first
}
order-last_purchase = { $turned ->
    [yes] Latest purchase first
   *[no] Longest without a purchase first
}
order-added_on = { $turned ->
    [yes] Longest in the book first
   *[no] Newest first
}
order-spent = { $turned ->
    [yes] By purchases of the last 12 months, least first
   *[no] By purchases of the last 12 months, most first
}
book-named = { $counted } { $customers }.
book-empty = { $asked ->
    [all] There is nobody in { $book }.
   *[filtered] Nobody in { $book }: { $conditions }.
}
loans = { $whose ->
    [by] { $count ->
        [one] One customer is lent by { $lender }: { $customers }.
       *[other] { $count } customers are lent by { $lender }: { $customers }.
    }
    [to] { $count ->
        [one] One customer is lent to { $receiver }: { $customers }.
       *[other] { $count } customers are lent to { $receiver }: { $customers }.
    }
    [both] { $count ->
        [one] One customer is lent by { $lender } to { $receiver }: { $customers }.
       *[other] { $count } customers are lent by { $lender } to { $receiver }: { $customers }.
    }
   *[all] { $count ->
        [one] One customer is lent: { $customers }.
       *[other] { $count } customers are lent: { $customers }.
    }
}
loans-none = { $whose ->
    [by] Nobody is lent by { $lender } just now.
    [to] Nobody is lent to { $receiver } just now.
    [both] Nobody is lent by { $lender } to { $receiver } just now.
   *[all] Nobody is lent just now.
}
loans-title = Lent customers
loan = { $lender } → { $receiver } until { $until }
you = you

journal = { $who }, { $period }: { $what }.
journal-nothing = { $who }, { $period }: nothing is kept.
journal-everybody = Everybody
journal-you = You
journal-title = { $who }, { $period }
journal-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
journal-activities = { $type }: { $count }
journal-moves = { $count ->
    [one] 1 customer moved
   *[other] { $count } customers moved
}
journal-entry = { $what }: { $customer }
journal-movement = { $way ->
    [added] to { $receiver }
    [removed] out of { $giver }’s client book
   *[moved] { $giver } → { $receiver }
}
journal-moved-by = by { $colleague }
journal-part = The latest { $shown } of { $count }
books-counted = Customers in each client book: { $associates }.
books-counted-title = Client books
book-out-of-reach = You may see the books of your own stores only, so not { $book }.
list-ends = That is the end of the list.
list-begins = That is the beginning of the list.
list-part = { $first }–{ $last } of { $total }
birthday-on = birthday { $day }
last-contact = last contact { $day }
no-contact = no contact yet
last-purchase = last purchase { $day }
added-on = added { $day }
years-old = { $years } years old
turns = turns { $years }
ages-unknown = { $count ->
    [one] Of one more I do not know the year of birth.
   *[other] Of { $count } more I do not know the year of birth.
}

field-birthday = birthday
field-last_contact = last contact
field-last_purchase = last purchase
field-added_on = added
field-category = bought
field-marketing_opt_in = marketing opt-in
field-purchases = purchases
field-age = age
field-turning = age
field-bought_when = purchases
field-born = year of birth
field-product = product
field-spent = spent
field-orders = number of purchases
field-contacted_by = contact
field-phone = phone number
field-email = e-mail address
field-notes = notes
field-address = address
condition-age = { $op ->
    [at_least] aged { $years } or over
    [at_most] aged { $years } or under
    [less] under { $years } years old
   *[equals] { $years } years old
}
condition-age-between = aged { $first } to { $last }
condition-turning = turning { $years }
condition-turning-round = a round birthday
condition-born = { $way ->
    [before] born before { $end }
    [after] born after { $start }
    [in] born in { $first }
   *[between] born { $first }–{ $last }
}
condition-product = { $op ->
    [not_equals] not bought { $name }
   *[contains] bought { $name }
}
condition-orders = { $op ->
    [greater] more than { $count } purchases
    [at_least] at least { $count } purchases
    [less] fewer than { $count } purchases
    [at_most] at most { $count } purchases
   *[equals] { $count ->
        [one] one purchase
       *[other] { $count } purchases
    }
}
condition-contacted_by = { $op ->
    [not_equals] not contacted by { $colleague }
   *[equals] contacted by { $colleague }
}
condition-address-not-kept = Addresses are not kept here, so I cannot tell who lives where.
condition-left-out = I did not understand “{ $said }”, so that is left out.
condition-unread = I do not know what “{ $said }” means in that question, so I did not search.
condition-between = { $field } { $days }
condition-on = { $field } on { $day }
condition-before = { $field } before { $value }
condition-after = { $field } after { $value }
condition-equals = { $field } { $value }
condition-not_equals = { $field } not { $value }
condition-not-bought = not bought { $value }
condition-contains = { $field } contains { $value }
condition-greater = { $field } over { $value }
condition-at_least = { $field } at least { $value }
condition-less = { $field } under { $value }
condition-at_most = { $field } at most { $value }
condition-is_set = { $field } on file
condition-is_not_set = no { $field } on file
condition-all-but = all but { $conditions }
onward-from-nothing = There is no list to go on from just now.
onward-no-others = That was everybody already.
condition-unusable = I cannot search by { $field } here, so I did not search at all.

measured-off = Customer Insights is not connected, so I cannot search by { $field }.
measured-no-answer = Customer Insights does not answer just now, so I cannot search by { $field }. Please ask again in a few minutes.
measured-coming = I am still fetching { $field } for these customers.
measured-too-many = I can search by { $field } among { $most } customers at most. Please narrow it down first.

add-unknown = I know no customer called “{ $said }”. New customers are created at the point of sale, not here. Whom shall I add?
add-which = Which customer shall I add?
add-preview = { $whose ->
    [mine] Add { $customers } to your client book?
   *[other] Add { $customers } to { $owner }’s client book?
}
added = { $whose ->
    [mine] Added { $customers } to your client book.
   *[other] Added { $customers } to { $owner }’s client book.
}
added-from = { $whose ->
    [mine] Moved { $customers } from { $givers } to your client book.
   *[other] Moved { $customers } from { $givers } to { $owner }.
}
add-already = { $whose ->
    [mine] { $customers }: already in your client book.
   *[other] { $customers }: already in { $owner }’s client book.
}
add-in_another_book = { $count ->
    [one] { $customers } is in { $colleague }’s client book already.
   *[other] { $customers } are in { $colleague }’s client book already.
}
add-move-them = { $whose ->
    [mine] { $count ->
        [one] Move the customer to yours?
       *[other] Move them to yours?
    }
   *[other] { $count ->
        [one] Move the customer to { $owner }?
       *[other] Move them to { $owner }?
    }
}
add-ask-them = { $count ->
    [one] Shall I ask { $colleagues } to hand the customer over?
   *[other] Shall I ask { $colleagues } to hand them over?
}
add-nothing-possible = { $reasons } I changed nothing.
add-one-book = Please name one client book to add to.

add-until = I add customers by name and for good: I cannot see to { $words }, so I added nobody. A manager can lend a customer until a day.
remove-which = Which customer shall I remove?
remove-preview = { $whose ->
    [mine] Remove { $customers } from your client book? Notes and history stay.
   *[other] Remove { $customers } from { $owner }’s client book? Notes and history stay.
}
remove-share = I cannot tell which of them you mean, so I removed nobody. Please name them, or say a condition.
removed = { $whose ->
    [mine] Removed { $customers } from your client book.
   *[other] Removed { $customers } from { $owner }’s client book.
}
removed-title = Removed
remove-in_no_book = { $customer } is in no client book.
remove-in_another_book = { $customer } is in { $colleague }’s client book, not in yours. I removed nobody.

reassign-which = Which customers shall I move?
reassign-whose = Out of whose client book ({ $conditions })?
reassign-none-such = Nobody there: { $conditions }. I moved nobody.
reassign-to-whom = To which colleague?
reassign-until-when = Until when? Say a day, or “for good”.
reassign-preview = { $kind ->
    [returned] Give { $customers } back to { $receivers } now, before the loan is over?
    [extended] Lend { $customers } to { $receivers } until { $until } instead?
    [swapped] Swap for good: { $receivers } get each other’s customers?
    [swapped_for_a_time] Swap until { $until }: { $receivers } get each other’s customers?
    [lent] Lend { $customers } from { $givers } to { $receivers } until { $until }?
   *[moved] { $origin ->
        [nobody] Move { $customers } to { $receivers }?
       *[somebody] Move { $customers } from { $givers } to { $receivers }?
    }
}
reassign-loans-end = { $count ->
    [one] The loan from { $lenders } ends with it.
   *[other] { $count } loans from { $lenders } end with it.
}
reassign-at-once = It begins at once: I cannot wait for { $starts }.
reassigned = { $kind ->
    [returned] Gave { $customers } back to { $receivers }.
    [extended] Lent { $customers } to { $receivers } until { $until }.
    [swapped] Swapped: { $receivers } got each other’s customers.
    [swapped_for_a_time] Swapped until { $until }: { $receivers } got each other’s customers.
    [lent] Lent { $customers } from { $givers } to { $receivers } until { $until }.
   *[moved] { $origin ->
        [nobody] Moved { $customers } to { $receivers }.
       *[somebody] Moved { $customers } from { $givers } to { $receivers }.
    }
}
share-of = { $which ->
    [best] of { $total }, those who bought for most in twelve months
    [listed] of { $total }, from the top of the list
   *[lapsed] of { $total }, those not contacted for longest
}
share-of-one = I cannot tell of whom: name them, or show a list first. I moved nobody.
share-of-no-list = I cannot tell which are the first ones: show the client book, then say “the first five of those”. I moved nobody.
share-too-many = That is more than there are: { $count ->
    [one] one customer
   *[other] { $count } customers
}. I moved nobody.
all-except = without { $customers }
except-which = Which “{ $said }” is to stay? Please say the full name. I moved nobody.
limit-unread = I cannot see to { $words }, so I changed nothing. Please say it in another way, or leave it out.
swap-whose = To swap two client books, please name both associates. I moved nobody.
return-not-lent = { $customer } is not lent to anybody, so I moved nobody.
return-nobody-lent = { $owner } has neither lent nor borrowed anybody, so I moved nobody.
reassigned-title = Moved
lent-title = Lent
reassign-until-past = { $until } is past, so I moved nobody.
reassign-lend-nobodys = { $customer } is in no client book, so there is nobody to return to. I moved nobody.
reassign-already = { $customers }: already with { $receiver }, so I moved nobody.
reassign-nobody = There is nobody to move.
reassign-not-there = { $customer } is not in { $owner }’s client book, so I moved nobody.
households-together = { $count ->
    [one] 1 household stays together
   *[other] { $count } households stay together
}
follow-ups-along = { $count ->
    [one] 1 follow-up goes along
   *[other] { $count } follow-ups go along
}
along = { $parts }.

lent = lent by { $lender } until { $until }
give-back-preview = Give { $customers } back to { $lenders } now, before the loan is over?
given-back = Gave { $customers } back to { $lenders }.

# One associate asks another for a customer

ask-who-left = { $colleague } no longer works here: please ask a manager.
asked-already = You asked { $colleague } already, who has not answered yet.
asked = I asked { $colleagues } for { $customers }, and will tell you the answer.
asked-title = Asked
hand-over-asked = { $sender } asks you to hand over { $customers }. Do you agree?
hand-over-not-yours = That question is { $colleague }’s to answer; nothing was changed.
hand-over-asker-may-not = { $colleague } may not add customers any more, so nothing was changed.
hand-over-no-longer-yours = { $customers } is not yours any more, so nothing was changed.
hand-over-declined = { $customers } stays with you; I told { $colleague }.
hand-over-declined-title = Declined
handed-over = Handed { $customers } over to { $colleague }.

# What people are told of others’ changes

notice-lost = { $kind ->
    [lent] { $sender } lent { $customers } from your client book to { $receivers } until { $until }.
   *[moved] { $sender } moved { $customers } from your client book to { $receivers }.
}
notice-got = { $kind ->
    [lent] { $sender } lent you { $customers } from { $givers } until { $until }.
   *[moved] { $origin ->
        [nobody] { $sender } moved { $customers } to your client book.
       *[somebody] { $sender } moved { $customers } from { $givers } to your client book.
    }
}
notice-added = { $sender } added { $customers } to your client book.
notice-removed = { $sender } removed { $customers } from your client book.
notice-back-again = { $sender } took it back. In your client book again: { $customers }.
notice-gone-again = { $sender } took it back. No longer in your client book: { $customers }.
notice-asks-no-more = { $sender } no longer asks you for { $customers }.
notice-agreed = { $sender } agreed. In your client book now: { $customers }.
notice-declined = { $sender } would like to keep { $customers }.
notice-loan-over = Back with { $lenders }, as the loan is over: { $customers }.
notice-loan-kept = { $lenders } no longer works here, so what was lent is yours now: { $customers }.
notice-loan-back = Back in your client book, as the loan is over: { $customers }.
