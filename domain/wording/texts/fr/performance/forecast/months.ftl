title = Mois à venir
to_be_here = Dès que la prévision sera prête, vous verrez ici la consommation, le coût et la pointe de chaque mois pour « { $building } », en regard de l’année précédente.
months = Mois par mois
key_before = un an plus tôt
month = Mois
energy = Énergie
cost = Coût
range = Fourchette
before = Un an plus tôt
peak = Pointe
so_far = { $amount } à ce jour
peak_before = { $rate } un an plus tôt
too_short = Une prévision mensuelle demande deux mois complets de données ({ $utility }), deux ans dans l’idéal. Elle démarrera d’elle-même.
silent = Pas de prévision mensuelle pour le moment : aucune donnée ({ $utility }) depuis le { $since }. La prochaine sera faite à l’arrivée de nouveaux relevés.
not_yet = La prévision commençant en { $from } n’est pas encore faite. Les prévisions sont actualisées toutes les six heures.
whole = { $has_cost ->
    [yes] { $has_before ->
        [yes] Sur { $count } mois dès { $first } : environ { $energy } et { $cost }. Les mêmes mois un an plus tôt : { $before }.
       *[no] Sur { $count } mois dès { $first } : environ { $energy } et { $cost }.
    }
   *[no] { $has_before ->
        [yes] Sur { $count } mois dès { $first } : environ { $energy }. Les mêmes mois un an plus tôt : { $before }.
       *[no] Sur { $count } mois dès { $first } : environ { $energy }.
    }
}
highest = { $has_cost ->
    [yes] { $has_peak ->
        [yes] Le plus élevé : { $month }, { $energy }, environ { $cost }, avec une pointe d’environ { $peak }.
       *[no] Le plus élevé : { $month }, { $energy }, environ { $cost }.
    }
   *[no] { $has_peak ->
        [yes] Le plus élevé : { $month }, { $energy }, avec une pointe d’environ { $peak }.
       *[no] Le plus élevé : { $month }, { $energy }.
    }
}
both = { $first } { $second }
note = Mois en cours compris. Fourchette : { $level } des mois y restent. Le coût est celui de l’énergie, si la répartition dans la semaine reste celle des derniers temps ; la pointe suppose une charge aussi irrégulière que le même mois un an plus tôt.
part_of_year = Il y a moins d’un an de données. Les autres mois sont presque inconnus : la fourchette est donc large.
one_year = Il y a environ un an de données. On ne sait pas encore combien un mois varie d’une année à l’autre : la fourchette est donc large.
