# Turns: greetings, help, questions and their answers

greeting = Hello { $name }. Tell me about your customers, or ask me about them.
help = You can say, in your own words:
help-line = • { $example }
welcome = You are welcome.
not-understood = I did not understand that, and changed nothing. Say “help” to hear what I can do.
not-understood-part = I did not understand “{ $text }”, and kept nothing of it.
nothing-said = Write or dictate a sentence, and I will see to it.
too-long = That is longer than { $longest } characters. I kept nothing of it; please send it in parts.
failed = Something went wrong on my side, and nothing was changed. Please try again.
stranger = I do not know you yet. Please ask your administrator to add you as an associate.
only-in-private = Customer data belongs in our private chat only. Please write to me there.

answered-already = That question is no longer open; nothing was changed.
answer-to-nothing = There is no open question.
choose-from-nothing = There is nothing to choose from just now.
let-go = I no longer wait for an answer about { $what }. Nothing was changed.
let-go-words = I no longer wait for an answer about { $what }, and kept nothing of “{ $text }”.
cancelled = Cancelled. Nothing was changed.
cancel-nothing = There is nothing to cancel. To take back your last change, say “undo”.
correct-nothing = There is nothing to correct just now.
correct-what = What should be different about { $what }? Say just that: a day, a name, other words.
correct-too-late = That is too long ago to be changed here. Say it anew.
the-other-one = the other one

already-so = { $title }: it was so already, nothing was changed.
undone = Taken back: { $what }.
instead-of = Instead of { $what }:
undo-nothing = There is nothing of yours to take back.
undo-none-fits = I find no change of yours like that which still stands, so I took nothing back.
undo-which = Which change shall I take back?
undo-of = { $what } of { $when }
undo-preview = Take back { $what } of { $when }?
undo-already = That was taken back already.
undo-changed-since = { $what } was changed since, so I took nothing back.
did-with = { $what } ({ $customers })
did-undo = taking something back
did-show_book = a client book
did-show_customer = a customer
did-show_follow_ups = your follow-ups
did-find_customer = a search
did-add_customers = adding to a client book
did-remove_customers = removing from a client book
did-reassign_customers = moving between client books
did-correct = the correction
did-hand_over = the answer to a colleague
did-take_note = the note
did-log_activity = the activity
did-set_attribute = the preference
did-set_follow_up = the follow-up
did-correct = the correction
did-change_follow_up = the change of the follow-up
did-complete_follow_up = the follow-up’s completion

not-allowed = { $who ->
    [nobody] I may not do that for you: you do not have the right for { $operation }, and nobody else here has it either.
   *[somebody] I may not do that for you: you do not have the right for { $operation }. Ask { $names }.
}
operation-view_client_book = seeing a client book
operation-view_store_client_books = seeing the store’s client books
operation-add_customer = adding customers
operation-remove_customers = removing customers
operation-reassign_customers = moving customers between books
operation-take_notes = taking notes
operation-log_activities = logging activities
operation-set_attributes = keeping preferences
operation-follow_ups = follow-ups
operation-view_measures = seeing measures
operation-administer = administration

question-with-options = { $question } { $options }?
option = { $title } ({ $detail })
quoted = “{ $text }”
somebody = Maria Lopez
yes = yes
no = no
before = Before
customers = Customers
others = others
customer-count = { $count ->
    [one] one customer
   *[other] { $count } customers
}
customer-counted = { $count ->
    [one] One customer on that list.
   *[other] { $count } customers on that list.
}
nobody-looked-at = Nobody was looked at here before, so I cannot tell who “{ $said }” is. Whom do you mean?
born-on = born { $day }
seen-on = seen { $day }

button-undo = Undo
button-undo-all = Undo all
button-change = Change
button-take-up = Take it up again
button-yes = Yes
button-no = No
button-agree = Agree
button-decline = Decline
button-more = Show more
button-previous = Show previous
button-show-them = Show them
button-take_note = Take a note
button-log_activity = Log an activity
button-set_follow_up = Remind me
button-show_customer = Details
button-card = Card
button-section-timeline = Everything
button-section-purchases = Purchases
button-section-notes = Notes
button-section-activities = Activities
button-section-follow_ups = Follow-ups

example-show_book = who has a birthday next week
example-show_customer = show me { $customer }
example-take_note = note for { $customer }, prefers to be called after six
example-log_activity = called { $customer } yesterday about the invitation
example-set_attribute = { $customer }’s { $attribute } is { $value }
example-set_follow_up = remind me to call { $customer } on Friday
example-remove_customers = remove { $customer } from my book
example-show_follow_ups = what is due this week
example-find_customer = who was it whose daughter started school
example-store_book = who in the store likes watches
example-add_customers = add a customer to my book
example-reassign_customers = move { $customer } to { $colleague } until Friday
example-undo = undo

customer-unknown = I know no customer called “{ $said }”. Whom do you mean?
customer-which = Which “{ $said }” do you mean?
associate-unclear = I cannot tell which colleague “{ $said }” is. Please say the full name.
associate-which = Which “{ $said }” do you mean?
associate-left = { $owner } no longer works here, so I changed nothing.
store-unclear = I cannot tell which store “{ $said }” is.
