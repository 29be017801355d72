# The command line

cli = A clienteling assistant: keeps the client books of sales associates who talk to it.
cli-config = the configuration file; without it, the sample retailer
cli-serve = run the Teams endpoint, or with --development the chat page on this machine
cli-chat = talk to the assistant in the terminal; reads lines from a pipe too
cli-reload = have the running server take what was changed in the configuration file
cli-import = load a folder of data files
cli-understand = print what the assistant reads from each line of standard input; changes nothing
cli-customer = show all that is stored on one customer
cli-check = check the configuration, and reach everything it names: database, Key Vault, Customer Insights
cli-train = train the reader from the example sentences, the retailer’s own among them
cli-misses = list what was not understood; make an example of it
cli-insights = turn Customer Insights on (after validating it) or off
sample-filled = No --config given: made the sample retailer in { $path }.
sample-used = No --config given: using the sample retailer in { $path }.
database-unreachable = The database cannot be used: { $reason }
customer-not-there = No customer has the account number { $account }.
dossier-books = Client books: { $count }
dossier-notes = Notes: { $count }
dossier-activities = Activities: { $count }
dossier-follow_ups = Follow-ups: { $count }
dossier-purchases = Purchases: { $count }
dossier-changes = Changes: { $count }

# A retailer's own language files, and training

language-finding = { $folder }/{ $file }: { $kind ->
    [no-language] there is no such language here.
    [unknown-intent] there is no such intent. The files are named like those of the assistant's own sentences.
    [unknown-place] { $what } stands for nothing. { "{customer}" }, { "{associate}" }, { "{store}" }, { "{date}" } do, for instance.
    [unknown-file] nothing reads this file.
    [not-a-nickname] “{ $what }” is not written like “margaret: maggie, peggy”.
    [not-toml] this is not TOML ({ $what }).
    [unknown-key] nothing reads { $what }.
    [other-kind] { $what } cannot have this value.
    [not-fluent] this cannot be read: { $what }
    [unknown-text] there is no text { $what } to replace.
    [text-incomplete] { $what } is missing.
   *[unknown-variable] { $what } is nothing that this text is given.
 }
train-under-way = Training from { $sentences } sentences, { $added } of them your own; this takes about a minute.
train-written = { $path }: { $features } features, { $size } kB
train-misread = Still read as something else: { $sentence }
train-needs-scikit-learn = Training takes scikit-learn: pip install "clienteling[training]"
train-reload = “clienteling reload” makes a running server use it.
language-untrained = { $folder } was trained before the last change of the sentences, so its sentences are not in use: run “clienteling train”.
language-trained = Your own language: { $folder }

misses-id = the miss that --example is about; alone, it is shown
misses-example = make it an example of this intent in the legal entity’s own folder, and train
misses-text = with --example: the sentence to take in its place, where words of it were not kept
misses-forget = drop it
misses-legal-entity = only those of this legal entity
misses-limit = at most so many of each legal entity (20, if not given)
misses-bad-limit = { $given } is no number above 0
misses-which = Say which one: clienteling misses ID --example INTENT
misses-not-together = --text goes with --example, and --forget stands alone.
misses-unknown-legal-entity = There is no legal entity { $legal_entity } in the configuration.
misses-unknown = There is no miss { $id }.
misses-none = { $legal_entity }: nothing that was not understood is kept.
misses-of = { $legal_entity }, not understood:
miss-declined = declined
miss-denied = denied
misses-forgotten = Forgotten: { $id } { $text }
misses-example-added = Added to { $path }: { $text }
example-no-folder = There is no folder for it yet. Make one and name it in the configuration, in the legal entity: "understanding": { "{" }"language_folder": "language"{ "}" }
example-unknown-intent = There is no intent { $intent }. There are { $intents }.
example-hidden-words = Words of it were not kept: “{ $sentence }”. Say the whole sentence: --text "…", with { "{customer}" } for a name.
example-empty = That is no sentence.
example-wrong-place = { $place } stands for nothing. { "{customer}" }, { "{associate}" }, { "{store}" }, { "{date}" } do, for instance.
example-known = “{ $sentence }” is an example of { $intent } already.
