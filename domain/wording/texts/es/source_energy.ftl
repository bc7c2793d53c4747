left_out = Sin incluir: { $utilities }. Sus contadores indican más energía vendida o almacenada que comprada o producida; falta alguno.
site = Energía final: { $amount }.
source_unknown = Energía primaria desconocida: defina los factores de paso en Ajustes.
source = Energía primaria: { $amount } ({ $counted }; { $sources }).
source_without = Energía primaria: { $amount }, sin { $utilities } por falta de factor de paso ({ $counted }; { $sources }).

counted = { $what } × { $ratio }
grid = electricidad de la red
own_roof = solar propia
since = { $source }, desde { $year }
both = { $first } { $second }
