plain = { $code ->
    [you_said_so] vous l’avez indiqué
    [format_writes_records] le format écrit ainsi ses enregistrements
    [workbook_encoding] les classeurs sont en UTF-8
    [all_utf8] tout est de l’UTF-8 valide
    [every_other_byte_zero] un octet sur deux est nul : UTF-16
    [green_button_point] Green Button écrit les nombres avec un point
    [green_button_seconds] Green Button écrit des secondes depuis 1970
    [green_button_utc] les heures de Green Button sont en UTC
    [green_button_start] Green Button indique le début d’une période
    [each_reading_duration] chaque relevé indique sa durée
    [each_row_start_end] chaque ligne a un début et une fin
    [each_row_length] chaque ligne a sa durée
    [home_assistant_hourly] Home Assistant tient des statistiques par heure
    [no_two_times] il n’y a pas deux heures à comparer
    [each_row_month] chaque ligne indique son mois
    [some_months] chaque ligne indique son mois, mais il n’y a que certains mois : pour des valeurs de plusieurs mois, écrivez un début et une fin
    [each_row_period_day] chaque ligne indique sa période : un jour
    [each_row_period] chaque ligne indique sa période
    [every_step_month] chaque pas est d’un mois
    [whole_period_named] une ligne indique un mois, un trimestre ou une semaine : une consommation en est le total, un index a été relevé au début ou à la fin
    [home_assistant_start] Home Assistant indique le début de l’heure
    [own_export_end] l’export de GreenPulse indique la fin
    [midnight_is_end] 24:00 est toujours une fin
    [date_alone] une date seule indique le jour (ou le mois) qu’elle couvre
    [file_begins_at_midnight] le fichier commence à minuit et finit un pas avant
    [file_ends_at_midnight] le fichier commence un pas après minuit et finit à minuit
    [nothing_tells] rien dans le fichier ne l’indique
    [both_orders] chaque date se lit aussi bien avec le jour en premier qu’avec le mois
    [both_orders_american] chaque date se lit aussi bien avec le jour en premier qu’avec le mois ; Portfolio Manager est américain : le mois d’abord
    [numbers_seconds] des nombres qui sont des secondes depuis 1970
    [numbers_millis] des nombres qui sont des millisecondes depuis 1970
    [numbers_serial] des nombres qui sont des dates de tableur
    [year_first] l’année vient en premier
    [no_times] aucune heure
    [workbook_numbers] un classeur garde les nombres comme nombres
    [no_decimal_sign] aucun nombre n’a de signe décimal
    [every_offset] chaque heure indique son décalage par rapport à UTC
    [every_offset_or_utc] chaque heure indique son décalage par rapport à UTC ou est en UTC
    [column_says_utc] la colonne des heures dit UTC
    [column_says_zone] la colonne des heures l’indique
    [no_offset] les heures n’indiquent pas leur décalage par rapport à UTC
    [no_period_ends_on_date] aucune période ne finit à une date
    [starts_on_end_date] chaque période commence à la date où finit la précédente
    [starts_day_after] chaque période commence le lendemain de la fin de la précédente
    [no_two_periods_follow] il n’y a pas deux périodes qui se suivent et qui le montreraient
    [no_factor] le fichier n’indique aucun facteur
    [no_numbered_hour] aucune heure n’a de numéro
    [no_odd_day] aucun jour n’a 23 ou 25 heures
    [format_writes_dates] le format écrit ainsi les dates
    [format_writes_numbers] le format écrit ainsi les nombres
    [format_says_end] le format dit quand finit une période
    [format_says_start_end] le format dit quand commence et finit une période
    [format_says_length] le format dit combien dure chaque période
    [format_local_at_site] le format écrit l’heure locale, et le site se trouve là où il sert
    [format_begins_at_midnight] il commence à minuit et finit un pas avant
    [format_ends_at_midnight] il commence un pas après minuit et finit à minuit
    [begins_at_midnight] il commence à minuit
    [begins_after_midnight] il commence un pas après minuit
    [either_way] ce format s’écrit des deux façons, et rien dans le fichier ne l’indique
    [file_states_it] le fichier l’indique
    [unit_in_name] le fichier n’indique pas d’unité, mais le nom contient celle-ci
    [no_unit] le fichier n’indique pas d’unité
    [no_known_unit] le fichier n’indique pas d’unité connue
    [may_be_negative] la valeur peut être négative
    [none_negative] aucune valeur n’est négative
    [none_positive] aucune valeur n’est positive
    [none_positive_perhaps_sold] aucune valeur n’est positive : peut-être ce qui est injecté sur le réseau
    [both_signs] des valeurs des deux signes : peut-être un flux net, négatif quand il va au réseau
    [some_negative] certaines valeurs sont négatives
    [flow_direction_net] flowDirection 4 : un flux net
    [unit_of_power] son unité est une unité de puissance
    [unit_of_level] son unité est celle d’un niveau
    [portfolio_entries] les entrées de Portfolio Manager sont la consommation d’une période
    [home_assistant_delta] « delta » de Home Assistant est la consommation d’une heure
    [each_row_its_period] chaque ligne indique la période de sa valeur
    [never_change] les valeurs ne changent jamais
    [others_do_not_grow] dans l’ordre du temps, les valeurs ne font qu’augmenter ; mais pas celles d’autres colonnes du tableau
    [power_on_the_spot] une puissance produite ou consommée sur place : choisissez la puissance si c’est le compteur du générateur, sinon laissez-la de côté
    [power_not_electric] une puissance qui n’est pas électrique : son énergie compte, laissez-la donc de côté
    [power_into_grid_as_use] une puissance vers le réseau compterait comme consommation : laissez-la de côté
    [power_into_grid_sold] une puissance vers le réseau : comme moyenne de sa période, c’est ce qui a été injecté
    [stream_no_unit] aucun type de relevé associé n’indique d’unité
    [service_added] plusieurs services s’appellent ainsi : le service est ajouté
    [usage_point_called] le point de consommation s’appelle ainsi
    [no_usage_point] aucun point de consommation n’est associé ; c’est le nom du fichier
    [depends_on_unit] cela dépend de l’unité
    [depends_on_meter] cela dépend du compteur
    [accumulation_register] accumulationBehaviour 1 : un index
    [accumulation_period] accumulationBehaviour 4 : la consommation d’une période
    [accumulation_instant] accumulationBehaviour 12 : à un instant
    [name_without_letter] son nom n’a aucune lettre
    [row_names_it] la ligne le nomme
    [file_names_it] le fichier le nomme
    [files_name] le fichier ne nomme aucun compteur ; c’est le nom du fichier
    [two_directions] la ligne et le nom de la colonne indiquent deux sens : énergie si elle a été achetée, énergie injectée si elle l’a été
    [goes_out] ce qui sort a été injecté, ou bien c’est un lieu : énergie
    [input_output] une entrée et une sortie sont celles d’un bâtiment ou d’un appareil : énergie si elle a été achetée, énergie injectée si elle l’a été
    [own_export] l’export de GreenPulse l’indique
    [what_the_field_is] c’est ainsi qu’est le champ
    [same_in_cubic_metres] le compteur donne les mêmes quantités en mètres cubes : du gaz, avec son propre pouvoir calorifique
    [beside_bought] à côté de ce qui a été acheté au même compteur : peut-être ce qui a été injecté
    [zeros_like_others] toutes les valeurs sont 0, et les autres du compteur comptent ainsi
    [rivals] plusieurs colonnes ou tableaux disent la même chose d’eux-mêmes : l’un peut être ce qui a été acheté, un autre ce qui a été injecté, un autre le net des deux
    [heat_or_electricity] la chaleur que compte un compteur de chaleur, ou de l’électricité qui chauffe
    [perhaps_steam] vapeur si c’en est : rien d’autre n’est tenu au poids ; l’énergie en kWh ou le volume en m3 conviendrait
    [fuel_by_weight] un combustible pesé n’est pas tenu ; son énergie en kWh conviendrait
    [gas_by_weight] le gaz n’est pas tenu au poids ; son énergie en kWh ou son volume en m3 conviendrait
    [oil_by_weight] le fioul n’est pas tenu au poids ; son énergie en kWh ou son volume en litres conviendrait
    [water_by_weight] l’eau n’est pas tenue au poids ; son volume en m3 conviendrait
    [this_by_weight] ceci n’est pas tenu au poids ; son énergie en kWh conviendrait
    [what_was_made] ce qui a été produit : énergie si c’est le compteur du générateur, énergie injectée si le compteur du réseau le compte
    [used_where_made] ce qui a été consommé là où il a été produit : le compteur du générateur le compte déjà, mieux vaut le laisser de côté
    [it_is_left_out] c’est laissé de côté
    [fluvius_register] Fluvius : le registre
    [no_direction_in_register] le nom du registre n’indique aucun sens
    [row_type_unknown] le type de la ligne ne dit pas ce qui est mesuré
    [row_type_and_column] le type de la ligne et le nom de la colonne
    [tibber_production] Tibber : production est ce qui a été injecté
    [kwh_of_either] des kWh peuvent être d’électricité ou de gaz : choisissez le gaz si c’en est
    [kwh_or_m3] l’électricité est en kWh ; le gaz en kWh ou en m3, selon son compteur
    [electricity_or_gas] ce peut être de l’électricité ou du gaz : choisissez le gaz si c’en est
    [columns_name] le nom de la colonne
    [consumption_or_production] le fichier ne dit pas s’il s’agit de consommation ou de production
    [elhub_words] Elhub : forbruk est la consommation, produksjon la production
    [record_no_direction] l’enregistrement n’indique aucun sens
    [record_no_unit] l’enregistrement n’indique pas d’unité
    [nem13_direction] NEM13 : le sens de l’enregistrement
    [dsmr_reader_column] DSMR-reader : le nom de la colonne
    [spanish_column] le nom de la colonne, comme l’emploient les distributeurs espagnols
    [portfolio_column] Portfolio Manager : le nom de la colonne
    [column_no_unit] la colonne n’indique pas d’unité
    [no_energy_unit] ce n’est pas de l’énergie
    [net_channel] un canal net
    [suffix_unknown] le suffixe du canal ne le dit pas
    [nem12_suffix] NEM12 : le suffixe indique le sens
    [enel_direction] le fichier ne dit pas s’il s’agit du soutirage (prelievo) ou de l’injection (immissione)
    [enel_kwh] e-distribuzione écrit des kWh
    [p4_unknown] le numéro du compteur n’indique ni l’électricité ni le gaz
    [p4_numbers] P4 : le numéro du compteur et celui du registre
    [enedis_lines] Enedis : les lignes au-dessus du tableau
    [enedis_curves] Enedis écrit les courbes de charge en W, mais ce fichier ne le dit pas
    [enedis_indexes] Enedis écrit les index en Wh
    [home_wizard_column] HomeWizard : le nom de la colonne
    [heading_no_unit] le titre du tableau n’indique pas d’unité connue
    [heading_direction] le titre du tableau : livré au client, ou reçu du client
    [message_no_unit] le message n’indique pas d’unité
    [message_no_obis] le message n’indique aucun code OBIS
    [obis_unknown] le code OBIS n’est d’aucune énergie connue
    [mscons_obis] MSCONS : le code OBIS
    [sdge_column] le nom de la colonne : consumption est soutirée du réseau, generation injectée
    [point_direction] le fichier ne dit pas si le point de mesure est de consommation ou de production
    [eloverblik] Eloverblik
    [several_columns] le fichier donne peut-être la consommation dans plusieurs colonnes
    [column_no_direction] le nom de la colonne n’indique aucun sens
    [eredes_power] E-REDES : puissance moyenne d’un quart d’heure
    [no_active_energy] son code n’est pas d’énergie active : il ne compte nulle part
    [reactive_energy] l’énergie réactive n’est pas une consommation
    [apparent_energy] l’énergie apparente n’est pas une consommation
    [reactive_power] la puissance réactive n’est pas une consommation
    [apparent_power] la puissance apparente n’est pas une consommation
    [voltage] une tension n’est pas une quantité
    [current] une intensité n’est pas une quantité
    [frequency] une fréquence n’est pas une quantité
    [power_factor] un facteur de puissance n’est pas une quantité
    [no_utility] ce n’est pas une quantité d’énergie
    [pressure] une pression n’est pas une quantité
    [flow_at_instant] un débit à un instant ; l’index à côté compte
    [forecast] une prévision, un objectif, une perte ou une comparaison n’est pas un relevé
    [emission] une émission n’est pas une quantité d’énergie
    [voltage_or_current] une tension ou une intensité n’est pas une quantité
    [heating_water] la température de l’eau de chauffage n’est pas celle de l’air
    [no_energy_gas_water_power] ni énergie, ni gaz, ni eau, ni puissance
    [billing_sum] la somme d’une période de facturation n’est ni un index ni un intervalle
    [mean_of_month] la moyenne d’un mois, d’un trimestre ou d’une semaine n’est pas un relevé
    [words_no_numbers] des mots, pas des nombres
    [sum_of_columns] la somme des autres colonnes du tableau, qui comptent
    [extreme_power] la puissance la plus haute ou la plus basse d’une période n’est pas une quantité
    [every_value_zero] toutes les valeurs sont 0
    [bought_less_sold] ce qui a été acheté moins ce qui a été injecté, qui comptent tous deux
    [sum_of_series] la somme des autres séries du compteur, qui comptent
    [told_in_another_unit] les mêmes quantités figurent aussi dans une autre unité
    [another_column_time] une autre colonne indique l’heure
    [sum_beside_times] à côté de colonnes qui sont des heures, c’est une somme, ou pas une quantité
    [columns_tell_time] les noms des colonnes indiquent l’heure du jour
    [sum_says_it] « sum » (ou « mean ») de la même heure le dit
    [no_reading_there] ce format n’y tient aucun relevé
    [money_currency] de l’argent : son nom contient une monnaie
    [price_rate] un prix ou un taux par unité d’énergie n’est pas une quantité
    [money_by_name] de l’argent : son nom le dit, sans unité d’énergie
    [money_rate] de l’argent : un taux ou des frais sans unité d’énergie
    [money_cells] de l’argent : ses cellules contiennent une monnaie
    [calorific_value] un pouvoir calorifique ou son facteur n’est pas une quantité : il figure dans les réglages du compteur
    [so_much_for_each] tant par unité d’autre chose n’est pas une quantité
    [factor_one] un facteur qui est toujours 1
    [name_no_amount] son nom dit que ce n’est pas une quantité
    [number_of_row] un numéro de ligne n’est pas une quantité
    [day_type] le type de jour ou la saison ne distingue pas les compteurs
    [other_date] une date, mais pas celle des relevés
    [same_in_every_row] la même chose à chaque ligne
    [named_meter] son nom dit compteur
    [one_sheet_at_atime] une seule feuille est lue : enregistrez-la dans un fichier à part
    [status_no_value] leur état dit qu’elles n’ont aucune valeur
    [below_table] elles se trouvent sous le tableau
    [generated_on_spot] produit sur place : le compteur du générateur le compte
    [used_on_spot] consommé là où il a été produit : il n’a jamais traversé le compteur
    [highest_of_month] la puissance la plus haute d’un mois n’est pas une quantité
    [highest_of_period] la puissance la plus haute d’une période
    [no_energy] pas d’énergie
    [power_no_energy] une puissance, pas de l’énergie
    [reactive] énergie réactive
    [reactive_or_apparent] énergie réactive ou apparente
    [check_channel] un contrôle de ce que compte un autre compteur
    [register_behind] l’index d’où viennent les quantités
    [not_counted_here] aucune énergie comptée ici, ou pas dans cette unité
    [difference_of_readings] la différence de deux relevés
    [part_of_total] la part d’un tarif dans le total
    [registers_of_tariffs] les registres de plusieurs tarifs et réseaux donnent la même énergie
    [no_active] pas d’énergie active
    [difference_of_others] la différence des deux autres
    [note_no_order] les lignes ne sont dans aucun ordre ; on ne peut savoir de quel passage de l’heure répétée est chacune
    [note_highest_power] la puissance la plus haute de chaque jour est laissée de côté
    [note_sums_of_days] les sommes de plusieurs jours entre les tableaux sont laissées de côté
    [note_other_messages] les messages autres que MSCONS sont laissés de côté
    [note_forecast_values] les valeurs manquantes, inutilisables ou prévues sont laissées de côté
    [note_register_readings] les index (enregistrements 500) sont laissés de côté : les intervalles comptent la même énergie
    [note_two_markets] des compteurs d’Australie-Occidentale et du marché national sont dans un même fichier : importez-les un par un
    [before2010] aucun relevé n’est d’avant 2010 : l’horloge était fausse, ou la date n’est pas dans l’ordre choisi
    [factor_no_number] le facteur de la valeur n’est pas un nombre
    [length_unknown] la durée de la période n’est pas connue : indiquez-la, ou laissez la ligne de côté
    [not_confirmed] ce compteur, cette grandeur ou cette unité n’était pas parmi ce qui a été confirmé : envoyez à nouveau le fichier, ou laissez la ligne de côté
    [not_confirmed_plan_again] ce compteur ou cette grandeur n’était pas parmi ce qui a été confirmé : envoyez à nouveau le fichier
    [delivery_no_use] une livraison dit ce qui a été acheté, pas quand cela a été consommé : indiquez la consommation par périodes avec un début et une fin
    [time_missing] l’heure manque
    [not_number] ce n’est pas un nombre : écrivez-le sans unité ni mots, ou laissez la cellule vide
    [not_with_point] ce n’est pas un nombre à point décimal : le fichier mélange les signes, ou son signe est la virgule
    [not_with_comma] ce n’est pas un nombre à virgule décimale : le fichier mélange les signes, ou son signe est le point
    [not_with_point_mixed] ce n’est pas un nombre à point décimal : le fichier mélange les signes décimaux
    [not_with_comma_mixed] ce n’est pas un nombre à virgule décimale : le fichier mélange les signes décimaux
    [not_span] ce n’est pas une durée en millisecondes, de 400 jours au plus
    [end_after_start] une période finit après son début, et dans les 400 jours
    [no_offset_here] pas de décalage par rapport à UTC, alors que les autres heures en ont un : ajoutez Z ou +01:00
    [not_time_of_day] ce n’est pas une heure du jour comme 17:05
    [not_times_of_day] ce ne sont pas deux heures du jour comme 00:00-00:15
    [not_hour_number] ce n’est pas le numéro d’une heure du jour
    [not_offset] ce n’est pas un décalage par rapport à UTC en minutes
    [not_start_end] ce ne sont pas un début et une fin comme 2026-11-22 17:00 to 2026-11-22 18:00
    [not_year] ce n’est pas une année
    [no_such_part] l’année n’a pas ce trimestre ou cette semaine
    [not_month] ce n’est pas un mois
    [not_day] ce n’est pas un jour
    [no_such_day] le calendrier n’a pas ce jour
    [end_missing] il manque la fin de la période
    [not_time_year_first] ce n’est pas une heure comme 2026-11-22 17:05
    [not_time_day_first] ce n’est pas une heure comme 22/11/2026 17:05, le jour d’abord
    [not_time_month_first] ce n’est pas une heure comme 11/22/2026 17:05, le mois d’abord
    [not_month_year] ce n’est pas un mois avec son année comme 01/24 ou Jan 24
    [not_seconds] ce n’est pas une heure en secondes depuis 1970
    [not_millis] ce n’est pas une heure en millisecondes depuis 1970
    [not_serial] ce n’est pas une date de tableur
    [needs_start] un relevé d’intervalle a besoin d’un début en secondes depuis 1970
    [needs_value] un relevé d’intervalle a besoin d’une valeur qui soit un nombre
    [needs_duration] une quantité a besoin de la durée de sa période, de 400 jours au plus
    [not_nem12] ce n’est pas un enregistrement NEM12 : 100, 200, 300, 400, 500 ou 900
    [not_nem13] ce n’est pas un enregistrement NEM13 : 100, 250, 550 ou 900
    [interval_minutes] il faut ici les minutes d’un intervalle, comme 5, 15 ou 30
    [values_of_no_channel] des valeurs d’un canal qu’aucun enregistrement 200 ne décrit avant
    [quality_of_nothing] la qualité d’intervalles dont aucun enregistrement 300 ne parle avant
    [quality_range] il faut ici le premier et le dernier intervalle du jour, et leur qualité
    [needs_begin_end] une quantité a besoin d’un début et d’une fin (DTM+163, DTM+164), ou d’une heure
    [not_hour1_to25] ce n’est pas le numéro d’une heure, de 1 à 25
    [not_minutes_hour_day] ce n’est pas une durée en minutes, « Hour » ou « Day »
    [another_value_before] cette heure a une autre valeur à la ligne précédente
    [not_end_of_half_hour] ce n’est pas la fin d’une demi-heure sous une ligne avec sa date
    [has_differences] une autre colonne en contient les différences : un index
    [grows_in_one_unit] dans l’ordre du temps et dans une seule unité, les valeurs ne font qu’augmenter : un index
    [amounts_in_one_unit] dans une seule unité, les valeurs montent et baissent : des quantités par période
    [period_range] une période dure d’une seconde à 400 jours
    [names_other_period] une ligne indique son mois, son trimestre ou sa semaine : pour une valeur d’une autre période, écrivez son début et sa fin dans deux colonnes
    [nothing_chosen] rien dans le fichier n’est choisi pour l’importation
    [yet_to_come] ceci est dans l’avenir : vérifiez l’ordre des dates et l’horloge qui les a écrites
    [tells_how_read] un même index continue pendant que ses mots changent : ils disent comment il a été relevé
    [marked_as_none] le fichier les marque comme absentes : manquantes, inutilisables ou prévues
    [beside_calorific] un pouvoir calorifique figure à côté : du gaz, sauf si c’est de l’électricité
    [another_length] des consommations d’une autre durée existent pour le même temps, et les deux compteraient : importez-les pour un autre compteur, et rattachez au bâtiment l’un des deux
   *[other] { $english }
}
odd = { $code ->
    [bits32] le plus grand nombre de 32 bits, par quoi un compteur signale l’absence de valeur
    [past32] 2^32, par quoi un compteur signale l’absence de valeur
    [bits31] le plus grand nombre de 31 bits, par quoi un compteur signale l’absence de valeur
    [past31] 2^31, par quoi un compteur signale l’absence de valeur
    [bits63] le plus grand nombre de 63 bits, par quoi un compteur signale l’absence de valeur
    [bits64] le plus grand nombre de 64 bits, par quoi un compteur signale l’absence de valeur
    [far_beyond_usual] bien au-delà de l’habituel ici
    [no_probe] le signe d’un thermomètre sans sonde
   *[other] { $english }
}
order = { $order ->
    [day_first] le jour d’abord
    [month_first] le mois d’abord
    [month_year] mois et année
   *[other] l’année d’abord
}
problem = ligne { $line }{ $has_column ->
    [yes] , { $column }
   *[no] { "" }
}{ $has_given ->
    [yes] , « { $given } »
   *[no] { "" }
} : { $fault }
what_column = colonne « { $name } »
what_series = « { $label } »
what_sheet = la feuille « { $name } »
what_line = ligne { $line }
what_rows = lignes : { $count }
what_more_lines = autres lignes : { $count }
what_values = valeurs : { $count }
what_amounts = { $channel } : { $count } consommations, la première à la ligne { $line }
what_channel = { $meter }, { $field }
left = { $what } : { $why }
times = { $count } fois
forgiven = { $count ->
    [0] { "" }
    [one] , sauf { $count } baisse comme en ont les index
   *[other] , sauf { $count } baisses comme en ont les index
}
day = un jour
month = un mois
hours = { $count } h
minutes = { $count } min
seconds = { $count } s
stated = comme indiqué
from = { $length } dès { $at }
column_called = la colonne s’appelle « { $name } »
row_says = la ligne dit « { $text } »
line_says_so = la ligne { $line } le dit
line_names_it = la ligne { $line } le nomme
line_above_table = la ligne { $line } se trouve au-dessus de son tableau
line_has = la ligne { $line } contient { $cell }
byte_order_mark = sa marque d’ordre des octets dit { $name }
not_utf8 = la ligne { $line } n’est pas en UTF-8 : lue comme du Windows-1252, qu’écrit le Windows d’Europe de l’Ouest
splits = { $sign } partage { $agree } des { $lines } premières lignes en { $cells } cellules
each_row_states = chaque ligne indique sa période : { $every }
steps_are_month = { $fit } pas sur { $all } sont d’un mois
every_step = chaque pas est de : { $every }
steps_are = { $fit } pas sur { $all } : { $every }
steps_change = les pas changent ({ $lengths }) : chaque valeur couvre le pas où elle se trouve
day_values = un jour a jusqu’à { $count } valeurs
goes_on_evenly = lues ainsi ({ $order }), les heures avancent régulièrement de jour en jour ; sinon elles sautent des mois
only_order = la ligne { $line } contient { $cell }, qui ne se lit qu’ainsi : { $order }
only_order_all = les dates ne se lisent qu’ainsi : { $order }
least_wrong = heures lues ainsi : { $read } ; la ligne { $line } contient { $cell }, qui n’est alors pas une heure
short_years_months = les années ont deux chiffres ; lus comme des mois avec leur année, le premier commence le { $first }
month_named = le mois a un nom, et ainsi ({ $order }) les heures sont proches : la première est { $first }
short_years = les années ont deux chiffres ; ainsi ({ $order }), la première date est { $first }
mixes_signs = le fichier mélange les signes décimaux : la ligne { $line } contient { $cell }, la ligne { $other_line } { $other }
thousand_or_fraction = des nombres comme { $sign } peuvent être des milliers ou des fractions, et aucun autre nombre ne le montre
points = nombres avec un point : { $points }, avec une virgule : { $commas }
skipped = la ligne { $line } contient { $cell }, que les horloges de { $site } sautent : le fichier est dans un autre fuseau, ou à l’heure normale toute l’année
twice = l’heure de { $cell } vient deux fois, comme sur les horloges de { $site }
odd_mark = la ligne { $line } marque { $cell } comme second passage d’une heure, que les horloges de { $site } ne répètent pas alors
day_of25_hours = un jour a 25 heures, comme sur les horloges de { $site }
no_offset_site = les heures n’indiquent pas leur décalage par rapport à UTC ; le site est dans { $site }
value_skipped = la ligne { $line } a une valeur à une heure que les horloges de { $zone } sautent : le fichier est dans un autre fuseau
hour_twice = une heure vient deux fois, comme sur les horloges de { $zone }
clock_of = le format écrit l’heure de { $zone }
may_be_from = le format écrit l’heure locale et peut venir de : { $zones }
starts_either = à la date où finit la période précédente en commencent { $same }, le lendemain { $next }
factor_column = la colonne « { $column } » contient { $factors }, et rien ne montre si les valeurs sont déjà multipliées
beyond24 = le { $date }, les heures comptent au-delà de 24
number_twice = un numéro vient deux fois le { $date }, quand les horloges reculent
skipped_is_missing = le { $date }, il manque l’heure que les horloges sautent
last_is_missing = il manque le dernier numéro le { $date }, quand les horloges sautent une heure
clocks_change = le { $date }, l’heure change, et les numéros ne disent pas quelle heure manque ou vient deux fois
unit_of_called = { $unit } de ce qui s’appelle { $about }
unit_may_be = { $unit } peut être : { $fields }
may_be = ce peut être : { $fields }
unit_of = { $unit } de « { $about } »
unit_unknown = « { $unit } » n’est pas une unité connue, ou a deux sens
stored_in = « { $field } » est tenu dans cette unité
uom = uom { $code }
uom_of_only_type = uom { $code } du seul type de relevé, auquel aucun lien ne mène
two_services = le point de consommation indique { $point }, mais son type de relevé { $service }
service_is = { $service }
service_export = { $service }, injection
accumulation = accumulationBehaviour { $code } ; { $spans } sur { $count } ont une durée
no_accumulation = aucun accumulationBehaviour ; { $spans } sur { $count } ont une durée
home_assistant_register = « { $name } » de Home Assistant est un index
grows = dans l’ordre du temps, les valeurs ne font qu’augmenter ({ $rises } fois{ $forgiven }) : un index
grows_but_amounts = dans l’ordre du temps, les valeurs ne font qu’augmenter ({ $rises } fois{ $forgiven }) : un index, mais le fichier parle de quantités
few_grow = dans l’ordre du temps, les valeurs ne font qu’augmenter{ $forgiven }, mais il n’y en a que { $count }
left_of_something = les valeurs montent { $rises } et baissent { $falls } : peut-être ce qui reste de quelque chose, qui n’est pas compté
amounts_aperiod = les valeurs montent { $rises } et baissent { $falls } : des quantités par période
runs_both_ways = les valeurs montent { $rises } et baissent { $falls }, chaque fois de peu : peut-être un index qui tourne dans les deux sens, qui n’est pas compté
rise_and_fall = les valeurs montent { $rises } et baissent { $falls }
grow_and_fall = les valeurs augmentent { $grows } et baissent { $falls }
register_falls = ce format écrit des index, mais les valeurs baissent { $falls }
power_means = une puissance (intervalle : { $every }) : le fichier parle de moyennes ; comme moyenne de sa période, c’est de l’énergie
power_far_apart = une puissance (intervalle : { $every }) : des relevés de puissance si espacés ne sont pas comptés ; comme moyenne de sa période, c’est de l’énergie
another_stream = une autre suite de relevés va aussi à { $meter }
another_series = une autre série va aussi à { $meter }
another_column = une autre colonne ou un autre compteur s’appelle aussi { $meter }
no_key = « { $text } » n’est pas la clé d’un compteur
no_field = « { $text } » n’est pas une grandeur
no_unit_named = « { $text } » n’est pas une unité
no_kind = « { $text } » n’est pas une façon de compter
of_one_meter = « { $first } » et « { $other } » sont d’un même compteur : dites ce qui a été injecté, ou laissez-en un de côté
bought_and_sold = « { $bought } » a été acheté et « { $sold } » injecté : d’un seul compteur, sauf si leurs autres mots en nomment deux
power_beside = une puissance à côté de « { $label } » : puissance si elle est électrique, sinon laissez-la de côté
rate_of_meter = un tarif du compteur : { $part }
undirected = « { $label } » dit dans quel sens il va, et ceci non : énergie si elle a été achetée, énergie injectée si elle l’a été
same_amounts_as = il donne les mêmes quantités que « { $label } », qui compte
battery_flow = le flux d’une batterie reste dans le bâtiment : « { $label } » compte ce qui a traversé le compteur
all_used = tout ce qui a été consommé, dont « { $label } » a été acheté : ce qui a été acheté compte
power_of_energy = la puissance de « { $label } », dont l’énergie compte
power_of_counted = la puissance de « { $label } », qui compte
volume_of = le volume de l’eau qui apporte « { $label } », qui compte
register_of = l’index de « { $label } », qui compte dans une autre unité
differences_of = ce sont les différences de « { $label } », qui compte
sums_of = les sommes de « { $label } », qui compte
same_gas = le même gaz que « { $label } », dans une autre unité
same_in_other_unit = les mêmes quantités que « { $label } », dans une autre unité
changes_together = il change en même temps que « { $name } », qui nomme le compteur
no_time_below = « { $text } » se trouve sous le tableau et n’a pas d’heure
odd_value = la ligne { $line } contient { $cell }, par quoi un appareil signale l’absence de valeur : tenu à part et non compté
odd_values = la ligne { $line } contient { $cell } (et { $more } autres), par quoi un appareil signale l’absence de valeur : tenu à part et non compté
far_beyond = « { $label } » a des valeurs bien au-delà des habituelles : au-dessus de { $most }, elles sont tenues à part et non comptées
covers = « { $label } », période d’une valeur : { $parts }
more_remarks = autres remarques de ce genre : { $count }
leap = « { $label } » monte de { $rise } ({ $at }), bien plus que possible : si le compteur a été remplacé, ses réglages peuvent l’indiquer
not_time = ce n’est pas une heure comme { $example }
not_date = ce n’est pas une date comme { $example }
kept_apart = { $written } : { $odd } ; tenu à part et non compté
cannot_be_true = hors de ce qui est possible pour « { $field } » (de { $lowest } à { $highest } { $unit })
time_goes_back = { $meter } : l’heure recule ici. Les index sont remis dans l’ordre du temps, mais vérifiez que les dates sont bien lues
cells_in_row = cellules : { $cells }, dans l’en-tête : { $header }. Un séparateur de trop ou de moins, ou un guillemet non fermé
clocks_skip = les horloges de { $zone } sautent cette heure en avançant : choisissez le fuseau du fichier (UTC, ou un fuseau sans changement d’heure comme Etc/GMT+5)
day_has_values = un jour a { $count } valeurs de ce canal, puis une qualité
too_many_series = un fichier a au plus { $series } séries et { $columns } colonnes
no_such_field = « { $label } » : cette grandeur n’existe pas
key_cannot_be = « { $label } » : « { $key } » ne peut pas être la clé d’un compteur
scale_no_number = « { $label } » : son facteur n’est pas un nombre
counts_otherwise = « { $label } » : « { $field } » ne compte pas ainsi ({ $kind }) ; choisissez un index ou la consommation d’une période
counts_only_as = « { $label } » : « { $field } » ne compte pas ainsi ({ $kind }) ; choisissez : { $only }
mean_is_no_kind = « { $label } » : la moyenne d’un mois, d’un trimestre ou d’une semaine ne compte pas ainsi ({ $kind }) : laissez-la de côté
power_only_interval = « { $label } » : une puissance ne devient de l’énergie que comme consommation d’une période ; pour une puissance, choisissez « Puissance »
cannot_be_counted = « { $label } » : « { $field } » ne peut pas être compté en « { $unit } »
only_electricity_split = « { $label } » : seule l’électricité par périodes peut être partagée en achat et injection
two_ways_of_counting = { $meter } a des index et des consommations par période d’une même énergie : un compteur compte d’une seule façon. Laissez-en un de côté, ou choisissez-lui un autre compteur
both_would_be = « { $first } » et « { $other } » seraient tous deux « { $name } » de { $meter } : laissez-en un de côté, choisissez un autre compteur, ou nommez une partie comme dans { $field }:2
not_answered = « { $label } » : il manque des réponses
not_kept_as = { $meter } : « { $name } » n’est pas tenu ainsi ({ $kind })
counts_as = { $meter } compte ici « { $field } » autrement ({ $here }) que le fichier ({ $there }) : changez les indications, ou la façon de compter du compteur
falls_at_end = « { $label } » baisse de { $before } à { $after } ({ $at }), et ce qui se trouve entre ne compte pas : si son index repart de zéro à { $end }, les réglages du compteur peuvent l’indiquer
falls_anew = « { $label } » baisse de { $before } à { $after } ({ $at }), et ce qui se trouve entre ne compte pas : si le compteur a été remplacé, ses réglages peuvent l’indiquer
power_beside_mean = une puissance à côté de « { $label } » : comme moyenne de sa période, c’est de l’énergie
may_be_gas_beside = à côté de « { $label } », c’est peut-être l’énergie de ce gaz : gaz naturel, et laissez le volume de côté
