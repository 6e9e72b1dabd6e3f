"""A yes/no question and evidence in, the sentences that settle it out."""
