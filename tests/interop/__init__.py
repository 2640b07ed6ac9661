"""Our stories in other people's engines: the same options, gauges and totals after every choice."""
