# What the pages of models say alike: figures and their states.

mase = MASE
cvrmse = CV(RMSE)
coverage = Coverage
of_late = Recent
state = Status
in_use = In use
replaced = Replaced
asked = Started. New readings still come first.
