# What the pages of findings (`app/performance/src/anomaly`) say alike.

# A likely cause as a sentence.
cause_sentence = { $cause }.
