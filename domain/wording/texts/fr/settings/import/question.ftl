layout = { $layout ->
    [long] un tableau avec un relevé par ligne
    [wide] un tableau avec une colonne par compteur
    [green_pulse] un export de GreenPulse
    [green_button] des données Green Button
    [portfolio_manager] des entrées de compteur de Portfolio Manager
    [home_assistant] des statistiques de Home Assistant
    [nem12] des données NEM12 par intervalle (Australie)
    [nem13] des index NEM13 (Australie)
    [mscons] un message MSCONS (EDIFACT)
    [enedis] un fichier d’Enedis (France)
    [spain] des données horaires d’un distributeur espagnol
    [fluvius] un fichier de Fluvius (Belgique)
    [p4] des relevés journaliers d’un gestionnaire de réseau néerlandais
    [dsmr_reader] un export de DSMR-reader
    [home_wizard] un export de HomeWizard
    [octopus] un fichier d’Octopus Energy
    [n3rgy] un fichier de n3rgy
    [opower] des données de consommation d’Opower (PG&E, ConEd et autres)
    [edison] des données de consommation de Southern California Edison
    [sdge] des données de consommation de San Diego Gas & Electric
    [e_redes] un fichier d’E-REDES (Portugal)
    [enel] un fichier d’e-distribuzione (Italie)
    [eloverblik] des données de compteur d’Eloverblik (Danemark)
    [elhub] des données de compteur d’Elhub (Norvège)
    [tibber] des données de consommation de Tibber
    [portfolio_months] la consommation mensuelle de Portfolio Manager
   *[other] { $publisher }
}
order = Dans quel ordre sont écrits le jour, le mois et l’année ?
decimal = Quel est le signe décimal ?
factors = Les valeurs sont-elles encore à multiplier par le facteur du fichier ?
zone = Dans quel fuseau horaire sont les heures ? Saisissez un nom comme Europe/Berlin, ou Etc/GMT+5 pour EST toute l’année.
spacing = Quelle est la durée de la période d’une valeur ? Par exemple 15min, 1h, day ou month.
stamp = L’heure désigne-t-elle le début ou la fin de la période ?
numbers = Les jours de 23 ou 25 heures, les numéros comptent-ils les heures écoulées ou celles de l’horloge ?
end_day = La période comprend-elle son dernier jour ?
meter = Quel compteur est « { $label } » ?
unit = Quelle est l’unité de « { $label } » ? Si elle ne sert pas, décochez la case.
field = Que mesure « { $label } » ?
kind = Comment compte « { $label } » : un index qui ne fait qu’augmenter, ou la consommation d’une période ?
sign = Dans quel sens comptent les valeurs de « { $label } » ?
zone_would_do = Saisissez le nom d’un fuseau horaire, comme Europe/Berlin.
spacing_would_do = Saisissez une période, comme 15min, 1h, day ou month.
meter_would_do = Utilisez des lettres, des chiffres, -, _ et ., 120 signes au plus.
unit_would_do = Saisissez une unité, comme kWh, kBtu, therms, ccf, m3, gal, lbs, ton-h, W ou °F.
choose_one = Choisissez l’une des propositions.
