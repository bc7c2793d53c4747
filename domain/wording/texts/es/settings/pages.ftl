before = 50 anteriores
after = 50 siguientes
shown = De { $first } a { $last }, de { $total }.
