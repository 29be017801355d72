# Follow-ups

follow-up-what = What shall I remind you of?
follow-up-when = When shall I remind you?
follow-up-title = Follow-up
follow-up-set = { $about ->
    [nobody] I will remind you on { $when }: “{ $text }”
   *[somebody] I will remind you on { $when } about { $customers }: “{ $text }”
}
follow-up-preview = Remind you on { $when }: “{ $text }”?
follow-up-in-the-past = { $when } is past, so I set no follow-up.
follow-ups-title = Follow-ups
follow-ups-none = You have no follow-ups { $asked }.
follow-ups = { $count ->
    [one] One follow-up { $asked }: { $first }
   *[other] { $count } follow-ups { $asked }. The first: { $first }
}
asked-any = to do
asked-overdue = overdue
asked-day = due on { $day }
asked-range = due { $days }
follow-up-done = Done: “{ $text }”
follow-up-done-title = Follow-up done
follow-up-done-preview = Tick off “{ $text }”?
follow-up-which = Which follow-up is done?
follow-up-none-fits = { $open ->
    [0] You have no open follow-ups.
   *[other] None of your open follow-ups fits. There are: { $listed }.
}
