"""Dynamics 365 Customer Insights: up to three measures of each customer, for cards, lists and filters.

Insights (service.py)      what turns ask, from their threads; owns the event loop on which all below runs
  Connector (connector.py) one legal entity: what is in the cache, what is under way, what must be fetched
    Cache (cache.py)       values with an age: fresh, stale, or known to be unknown; in memory only
    Source (source.py)     accounts → customer ids → measures and predictions, in batches
      Dataverse, OlderApi  the two protocols, behind the interface `InsightsApi` (api.py)
        ODataClient        token, Retry-After, deadline, pages of the same host only
"""
