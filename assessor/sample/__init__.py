"""The sample assessment of the fictional Republic of Exempla."""
