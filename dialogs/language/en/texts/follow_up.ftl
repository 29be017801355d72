# Follow-ups

follow-up-what = What shall I remind you of?
follow-up-unsaid = follow up
follow-up-when = When shall I remind you?
follow-up-title = Follow-up
follow-up-when-colleague = When shall I remind { $colleague }?
follow-up-set = { $who ->
    [colleague] { $about ->
        [nobody] I will remind { $colleague } on { $when }: “{ $text }”
       *[somebody] I will remind { $colleague } on { $when } about { $customers }: “{ $text }”
    }
   *[me] { $about ->
        [nobody] I will remind you on { $when }: “{ $text }”
       *[somebody] I will remind you on { $when } about { $customers }: “{ $text }”
    }
}
follow-up-preview = { $who ->
    [colleague] Remind { $colleague } on { $when }: “{ $text }”?
   *[me] Remind you on { $when }: “{ $text }”?
}
follow-up-in-the-past = { $when } is past, so I set no follow-up.
follow-ups-title = Follow-ups
follow-ups-none = { $whose ->
    [mine] You have no follow-ups { $asked }.
    [colleague] no follow-ups { $asked }.
   *[other] No follow-ups { $asked }.
}
follow-ups-of = { $owner }: { $text }
follow-ups = { $count ->
    [one] One follow-up { $asked }: { $listed }
   *[other] { $count } follow-ups { $asked }{ $part ->
        [all] :
       *[some] . The first:
    } { $listed }
}
follow-ups-beside-overdue = { $found ->
    [none] { $text } { $count ->
        [one] One is overdue.
       *[other] { $count } are overdue.
    }
   *[some] { $text }. { $count ->
        [one] Another one is overdue.
       *[other] Another { $count } are overdue.
    }
}
overdue-since = overdue since { $when }
asked-any = to do
asked-overdue = overdue
asked-day = due on { $day }
asked-range = due { $days }
asked-what-about = { $asked } about { $customer }
asked-about = about { $customer }
follow-up-card = “{ $text }”, { $about ->
    [nobody] { $when }
   *[somebody] { $when }, about { $customer }
}
button-done = Done
button-tomorrow = Tomorrow
button-next-week = Next week
button-open-customer = Open customer
button-overdue = Overdue ones
follow-up-done = Done: “{ $text }”
follow-up-done-title = Follow-up done
follow-up-done-preview = Tick off “{ $text }”?
follow-up-which = Which follow-up is done?
follow-up-count = { $count ->
    [one] One follow-up on that list.
   *[other] { $count } follow-ups on that list.
}
follow-up-none-fits = { $open ->
    [0] You have no open follow-ups.
   *[other] None of your open follow-ups fits. There are: { $listed }.
}
follow-up-not-open = That follow-up is no longer among your open ones, so I changed nothing.
follow-up-which-to-change = Which follow-up do you mean?
follow-up-changed = { $to ->
    [colleague] { $receiver } now has the follow-up “{ $text }”, due { $when }{ $about ->
        [nobody] .
       *[somebody] , about { $customer }.
    }
   *[nobody] Moved to { $when }{ $about ->
        [nobody] :
       *[somebody] , about { $customer }:
    } “{ $text }”
}
follow-up-changed-preview = { $to ->
    [colleague] Give the follow-up “{ $text }”, due { $when }, to { $receiver }?
   *[nobody] Move the follow-up “{ $text }” to { $when }?
}
follow-up-moved-to-the-past = { $when } is past, so I moved no follow-up.
follow-up-one-colleague = A follow-up goes to one colleague only, so I moved none.
follow-up-not-for-colleague = { $colleague } may keep no follow-ups, so I moved none.
notice-follow-up = { $about ->
    [nobody] { $sender } handed you a follow-up for { $when }: “{ $text }”
   *[somebody] { $sender } handed you a follow-up about { $customer } for { $when }: “{ $text }”
}
notice-follow-up-back = { $sender } took the follow-up “{ $text }” back; it is no longer yours.
