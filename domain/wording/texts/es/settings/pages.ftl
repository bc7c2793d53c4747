find = Buscar por nombre
find_go = Buscar
find_all = Mostrar todo
find_nothing = Aquí no hay nada con ese nombre.
before = 50 anteriores
after = 50 siguientes
shown = De { $first } a { $last }, de { $total }.
