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
