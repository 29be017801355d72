# Customer Insights and secrets: what `check`, `insights` and administrators are told

check-ok = ok      { $what }
check-off = off     { $what }
check-failed = FAILED  { $what }
check-configuration = configuration: { $path }
check-configuration-sample = configuration: the sample retailer
check-database = database: { $address }
check-database-failed = database: { $address }: { $reason }
check-teams = Teams: app { $app }
check-teams-off = Teams: no credentials, so only “serve --development” can run
check-secret = { $what }: { $reference }
check-secret-failed = { $what }: { $reason }
check-secret-ends = { $ends ->
    [past] , ended on { $day }
    [soon] , ends on { $day }, in { $days ->
        [one] one day
       *[other] { $days } days
     }: make a new version in time
   *[far] , ends on { $day }
}
check-insights-off = Customer Insights of { $legal_entity }: “clienteling insights enable” validates it and turns it on
check-insights-invalid = Customer Insights of { $legal_entity }: all is well now, but it is off since a validation failed or an administrator turned it off: “clienteling insights enable”

insights-of = Customer Insights of { $legal_entity }: { $what }
insights-nothing-configured = No legal entity has customer_insights in the configuration.
insights-unknown-legal-entity = { $legal_entity } has no customer_insights in the configuration.
insights-enabled = Customer Insights of { $legal_entity } is on.
insights-not-enabled = Customer Insights of { $legal_entity } stays off.
insights-disabled = Customer Insights of { $legal_entity } is off.
insights-legal-entity = only this legal entity; all of them, if not given
insights-action = enable validates and turns on, disable turns off

finding-secret = the secret { $reference } can be read{ $ends }
finding-sign_in = the application { $application } can sign in
finding-service = { $environment } answers
finding-customers = customers are found by { $alternate }
finding-measures = the measure { $name } is there

trouble-sign_in-refused = Entra ID refuses the application { $application } ({ $detail }). Check application_id and tenant_id, and that the secret { $reference } holds its present client secret.
trouble-sign_in-unreachable = Entra ID does not answer. Check that this machine reaches { $authority }.
trouble-service-unauthorized = { $environment } does not take the application’s token. Add the application { $application } there as an application user.
trouble-service-forbidden = { $environment } does not let the application { $application } read. Give its user a role that may read Customer Insights’ tables.
trouble-service-wrong_address = nothing of Customer Insights is at { $environment } ({ $detail }). Check environment and api.
trouble-service-wrong_query = { $environment } does not take the question ({ $detail }). Check that alternate_customer_id { $alternate } is a column there.
trouble-service-throttled = { $environment } has too many requests just now. Try again in a few minutes.
trouble-service-unavailable = { $environment } is out of order just now ({ $detail }). Try again in a few minutes.
trouble-service-unreachable = { $environment } cannot be reached ({ $detail }). Check the address, and that this machine reaches it.
trouble-service-too_slow = { $environment } does not answer in time. Try again in a few minutes.
trouble-service-not_understood = { $environment } answers in a form that is not Customer Insights’. Check environment and api.
trouble-service-foreign_page = { $environment } sends us on to another host, which is refused. Check environment.
trouble-customers-nobody_known = none of the customers tried is found by { $alternate }. Check that alternate_customer_id names the key that holds our account numbers.
trouble-measures-not_there = there is no measure { $name }. { $detail ->
    [none] There is none at all.
   *[other] There are: { $detail }.
 } Correct its name.
trouble-measures-wrong_type = the measure { $name } holds no { $type }. Correct its type.

administration-checking = I am validating Customer Insights now; the result comes here.
administration-nothing-configured = Customer Insights is not in the configuration, so there is nothing to turn on.
administration-disabled = Customer Insights is off.
administration-result = { $result ->
    [enabled] Customer Insights is on. Validated:
    [not-enabled] Customer Insights stays off:
    [well] All is well with Customer Insights:
   *[ill] Something is wrong with Customer Insights:
}
administration-line-ok = ✓ { $what }
administration-line-failed = ✗ { $what }
administration-secret-ends = For you as the administrator: the secret { $reference }{ $ends }.
