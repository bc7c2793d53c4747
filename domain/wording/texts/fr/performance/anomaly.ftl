cause_sentence = { $cause }.
