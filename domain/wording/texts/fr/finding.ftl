# Une anomalie en une phrase : où, quand, quoi, combien.
# $subject est un bâtiment, un compteur ou « bâtiment (eau) » ; $when l’un des temps ci-dessous.

utility_of = { $place } ({ $utility })
generation_of = { $place } (solaire)

since = depuis le { $date }
today = aujourd’hui de { $from } à { $to }
yesterday = hier de { $from } à { $to }
on_day = le { $day } de { $from } à { $to }
from_to = du { $from } au { $to }
over_days = du { $days }

# Sans point final : des chiffres peuvent suivre.
stayed_on = { $subject }, { $when } : la consommation n’a pas baissé
stayed_on_last_night = { $subject }, la nuit dernière : la consommation n’a pas baissé
stayed_on_night = { $subject }, nuit de { $evening } à { $morning } : la consommation n’a pas baissé
stayed_on_night_of = { $subject }, nuit précédant le { $day } : la consommation n’a pas baissé
stayed_on_weekend = { $subject }, week-end du { $saturday } : la consommation n’a pas baissé
much_more = { $is_generation ->
    [yes] { $subject }, { $when } : production bien plus élevée que d’habitude
   *[no] { $subject }, { $when } : consommation bien plus élevée que d’habitude
}
much_less = { $is_generation ->
    [yes] { $subject }, { $when } : production bien plus faible que d’habitude
   *[no] { $subject }, { $when } : consommation bien plus faible que d’habitude
}
other_hours = { $subject }, { $when } : consommation à des heures inhabituelles
meter_silent = { $subject }, { $when } : compteur hors ligne
meter_zero = { $subject }, { $when } : le compteur ne transmet que des zéros
meter_impossible = { $subject }, { $when } : le compteur transmet des relevés impossibles
more_since = { $is_generation ->
    [yes] { $subject }, depuis le { $date } : production plus élevée que d’habitude
   *[no] { $subject }, depuis le { $date } : consommation plus élevée que d’habitude
}
less_since = { $is_generation ->
    [yes] { $subject }, depuis le { $date } : production plus faible que d’habitude
   *[no] { $subject }, depuis le { $date } : consommation plus faible que d’habitude
}
more = { $is_generation ->
    [yes] { $subject }, { $when } : production plus élevée que d’habitude
   *[no] { $subject }, { $when } : consommation plus élevée que d’habitude
}
less = { $is_generation ->
    [yes] { $subject }, { $when } : production plus faible que d’habitude
   *[no] { $subject }, { $when } : consommation plus faible que d’habitude
}
ever_more_since = { $is_generation ->
    [yes] { $subject }, depuis le { $date } : production en hausse progressive
   *[no] { $subject }, depuis le { $date } : consommation en hausse progressive
}
ever_less_since = { $is_generation ->
    [yes] { $subject }, depuis le { $date } : production en baisse progressive
   *[no] { $subject }, depuis le { $date } : consommation en baisse progressive
}
ever_more = { $is_generation ->
    [yes] { $subject }, { $when } : production en hausse progressive
   *[no] { $subject }, { $when } : consommation en hausse progressive
}
ever_less = { $is_generation ->
    [yes] { $subject }, { $when } : production en baisse progressive
   *[no] { $subject }, { $when } : consommation en baisse progressive
}
instead_of_usual = { $value } au lieu de { $usual }
instead_of_nothing = { $value } au lieu de presque rien
nothing_instead_of = presque rien au lieu de { $usual }

with_figures = { $happening }, { $figures }.
without_figures = { $happening }.
