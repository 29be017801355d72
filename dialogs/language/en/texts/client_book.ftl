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
book-named = { $counted } { $customers }.
book-empty = { $asked ->
    [all] There is nobody in { $book }.
   *[filtered] Nobody in { $book }: { $conditions }.
}
book-out-of-reach = You may see the books of your own stores only, so not { $book }.
book-only-own = You may see your own client book only.
list-part = { $first }–{ $last } of { $total }
birthday-on = birthday { $day }
last-contact = last contact { $day }
no-contact = no contact yet

field-birthday = birthday
field-last_contact = last contact
field-last_purchase = last purchase
field-added_on = added
field-category = bought
field-marketing_opt_in = marketing opt-in
condition-between = { $field } { $days }
condition-on = { $field } on { $day }
condition-before = { $field } before { $value }
condition-after = { $field } after { $value }
condition-equals = { $field } { $value }
condition-not_equals = { $field } not { $value }
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

add-which = Which customer shall I add?
add-preview = { $whose ->
    [mine] Add { $customers } to your client book?
   *[other] Add { $customers } to { $owner }’s client book?
}
added = { $whose ->
    [mine] Added { $customers } to your client book.
   *[other] Added { $customers } to { $owner }’s client book.
}
add-already = { $whose ->
    [mine] { $customers }: already in your client book.
   *[other] { $customers }: already in { $owner }’s client book.
}
add-in_another_book = { $customer } is in { $colleague }’s client book already, so I added nobody. Ask { $colleague }, or a manager to move the customer.
add-one-book = Please name one client book to add to.
add-not-for-others = Only who may move customers can add to { $owner }’s client book. I added nobody.

remove-which = Which customer shall I remove?
remove-preview = { $whose ->
    [mine] Remove { $customers } from your client book? Notes and history stay.
   *[other] Remove { $customers } from { $owner }’s client book? Notes and history stay.
}
removed = { $whose ->
    [mine] Removed { $customers } from your client book.
   *[other] Removed { $customers } from { $owner }’s client book.
}
removed-title = Removed
remove-in_no_book = { $customer } is in no client book.
remove-in_another_book = { $customer } is in { $colleague }’s client book, not in yours. I removed nobody.

reassign-which = Which customers shall I move?
reassign-to-whom = To which colleague?
reassign-preview = { $from ->
    [nobody] Move { $customers } to { $shares }?
   *[somebody] Move { $customers } from { $givers } to { $shares }?
}
reassigned = { $from ->
    [nobody] Moved { $customers } to { $shares }.
   *[somebody] Moved { $customers } from { $givers } to { $shares }.
}
reassigned-title = Moved
reassign-no-lending = I cannot lend customers until a day yet, so I moved nobody. Say it without the day to move them for good.
reassign-nobody = There is nobody to move.
reassign-not-there = { $customer } is not in { $owner }’s client book, so I moved nobody.
