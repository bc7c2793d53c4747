# What the pages of models say alike: figures and their states.

# A head of the tables: the mean error over that of the week before.
mase = MASE

# A head of the tables: the error over the mean.
cvrmse = CV(RMSE)

# A head of the tables: the share of hours within the interval.
coverage = Coverage

# A head of the tables: the error since the model came into use.
of_late = Recent

# A head of the tables: the state.
state = Status

# A model that serves.
in_use = In use

# A model that served before.
replaced = Replaced

# After an analysis was asked for.
asked = Started. New readings still come first.
