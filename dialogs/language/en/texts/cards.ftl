# What the cards say by themselves.

cards =
    .no-room =
        { $count ->
            [one] One more had no room here. Ask for fewer to see it.
           *[other] { $count } more had no room here. Ask for fewer to see them.
        }
