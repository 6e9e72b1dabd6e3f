"""Whether a sentence says yes or no to a question, judged by a small network of its own."""
