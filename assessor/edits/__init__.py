"""The verbs that change an assessment: each checks the rules, names the change and writes it whole or not at all."""
