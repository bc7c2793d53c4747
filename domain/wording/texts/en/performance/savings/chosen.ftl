# The methods of a baseline.

degree_hours = Degree hours and weekends, by days
hourly = Hour by hour of the week
caltrack = CalTRACK 2.0 (for auditors)
