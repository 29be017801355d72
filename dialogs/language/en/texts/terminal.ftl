# What the terminal chat says by itself.

terminal =
    .welcome = You are { $name }. Write one sentence at a time; a number picks what bears it. Ctrl-D ends the chat.
    .prompt = { "> " }
    .suggestions = You could say: { $suggestions }
    .goodbye = Goodbye.
    .unknown-person = No active associate has the personnel number { $personnel }.
    .several-people = The personnel number { $personnel } is used in several legal entities: say one of { $choices }.
    .no-account = { $name } has no Microsoft Entra object id (aad_object_id in associates.csv), so nobody can speak as them.
