# Customers: card, timeline, notes, activities, preferences, search

show-which = Which customer do you mean?
show-several = Here are { $customers }.
customer-card = { $customer }, { $whose }.
customer-subtitle = { $account } · { $whose }
in-book-of = in the book of { $owners }
in-no-book = in no client book
fact = { $label }: { $value }
fact-asked = { $customer } · { $label }: { $value }.
fact-unknown = { $customer } · { $label }: nothing on file.
fact-yearly = { $day }, next { $next }
contact-phone = Phone
contact-email = E-mail
contact-birthday = Birthday
contact-marketing = Marketing
measures = { $customer }: { $listed }.
measures-none = Customer Insights has no measures of { $customer }.
measures-coming = The measures are still on their way.
measures-no-answer = Customer Insights does not answer just now, so the measures are missing.
measures-age = Measures of { $age }.
section-measures = measures
button-suggestion = Remind me: { $action }
measures-off = Customer Insights is not connected, so I have no measures of { $customer }.

section-timeline = timeline
section-notes = notes
section-activities = activities
section-purchases = purchases
section-follow_ups = follow-ups
timeline = { $customer }’s { $what }, { $total ->
    [one] one entry
   *[other] { $total } entries
}, newest first. { $at }: { $latest }
timeline-title = { $customer }: { $what }
timeline-empty = { $customer } has nothing under { $what }.
timeline-page = { $customer }’s { $what }, { $first }–{ $last } of { $total }.
timeline-facts = { $customer }’s { $what }. { $facts }.
what-in-period = { $what }, { $period }
period-until = until { $day }
day-ahead = { $days ->
    [0] { $day }, today
    [1] { $day }, tomorrow
   *[other] { $day }, in { $days } days
}
purchase-last-label = Last purchase
purchase-last = { $purchase }, { $day }
purchase-year-label = Last 12 months
purchase-in-all = In all
purchase-total = { $orders ->
    [0] nothing
    [one] one order, { $amount }
   *[other] { $orders } orders, { $amount }
}
purchase-categories = Mostly
entry-note = Note by { $by }
entry-activity = { $type } by { $by }
entry-purchase = { $product }, { $amount }
entry-quantity = { $quantity } × { $category }
entry-follow_up = { $status ->
    [done] Follow-up of { $by }, done
   *[open] Follow-up of { $by }
}

note-for-whom = For which customer is the note?
note-what = What shall I note about { $customer }?
note-taken = Noted for { $customers }: “{ $text }”
note-title = Note · { $customers }
note-preview = Note for { $customers }: “{ $text }”?
note-joined = { $first }. { $more }

activity-with-whom = With which customer was it?
activity-which = What was it?
activity-logged = { $said ->
    [nothing] Logged: { $type } with { $customers }, { $when }.
   *[other] Logged: { $type } with { $customers }, { $when }: “{ $text }”
}
activity-title = { $type } · { $customers }
activity-preview = { $said ->
    [nothing] Log: { $type } with { $customers }, { $when }?
   *[other] Log: { $type } with { $customers }, { $when }: “{ $text }”?
}
activity-type-unknown = I do not know that kind of activity.
activity-in-the-future = { $when } is still to come, so I logged no { $type }. To be reminded, say “remind me”.

attribute-of-whom = Of which customer?
attribute-which = What is it about?
attribute-value = What shall I keep about { $customer }?
attribute-set = Kept for { $customers }: { $attribute } { $value }.
attribute-title = Preference · { $customers }
attribute-preview = Keep { $attribute } { $value } for { $customers }?
attribute-unknown = I do not know that property, so I kept nothing.
attribute-refused = I kept nothing for { $attribute }: { $reason }
said-value-empty = it is empty.
said-value-too-long = that is longer than { $longest } characters.
said-value-not-a-number = “{ $value }” is no number.
said-value-not-a-date = “{ $value }” is no date.
said-value-not-a-yearly-date = “{ $value }” is no day of the year.
said-value-out-of-range = “{ $value }” is still to come.
said-value-not-true-or-false = “{ $value }” is neither yes nor no.
said-value-not-a-choice = “{ $value }” is not possible.

find-what = Whom shall I look for? Say a name, a phone number, an e-mail address or an account number.
find-nobody = I found nobody for “{ $query }” in your address books, nor in the notes on their customers.
find-title = Search: { $query }
find-more = There are more; say more of what you know.
find-nearly = similar name · { $detail }
find-in-note = “{ $snippet }” · { $account }
found = { $count ->
    [one] One customer for “{ $query }”: { $customers }.
   *[other] { $count } customers for “{ $query }”: { $customers }.
}
found-beginning = { $count ->
    [one] One name begins with “{ $query }”: { $customers }.
   *[other] { $count } names begin with “{ $query }”: { $customers }.
}
found-nearly = With a similar name: { $customers }.
found-in-notes = { $count ->
    [one] { $customers }, by a note: “{ $snippet }”
   *[other] { $count } customers have { $words } in their notes: { $customers }.
}
