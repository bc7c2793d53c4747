# What the pages of findings (`app/performance/src/anomaly`) say alike.

cause_sentence = { $cause }.
