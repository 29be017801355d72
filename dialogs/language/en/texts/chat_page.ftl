# What the chat page says by itself (development mode).

chat-page =
    .title = Clienteling
    .who = Who are you?
    .who-hint = Each associate sees their own client book. A manager may also move customers between books.
    .change = change person
    .role-associate = Associate
    .role-manager = Manager
    .role-admin = Administrator
    .no-store = No store
    .conversation = Conversation
    .message = Your message
    .placeholder = Who has a birthday next week?
    .send = Send
    .typing = The assistant is writing
    .suggestions = You could say
    .you = You
    .assistant = Assistant
    .card = Card
    .more = More
    .no-renderer = The card renderer was not installed, so you see plain text. Install again with network access to see cards.
    .no-people = There is no active associate yet. Import some first.
    .not-delivered = This could not be delivered. Please send it again.
    .no-answer = No answer yet. The assistant may be busy; you can send it again.
    .reconnecting = Reconnecting…
    .started-anew = The assistant was restarted. This is a new conversation.
