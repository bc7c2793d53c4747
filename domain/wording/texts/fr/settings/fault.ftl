kind = { $kind ->
    [null] null
    [bool] true ou false
    [number] un nombre
    [text] un texte
    [array] un tableau
   *[object] un objet
}
and = { $fault } ; { $next }
and_more = { $faults } ; et { $more } de plus
in_ = « { $name } » : { $fault }
of_reading = relevé { $nth } sur { $count } : { $fault }
of_device = « { $device } » : { $fault }
send_such = { $fault } ; envoyez un objet comme { $example }, ou un tableau de tels objets
not_text = le message n’est pas du texte
empty = le message est vide
json_ends = le message s’arrête au milieu de son JSON (ligne { $line }, colonne { $column })
json_too_deep = le JSON du message est trop imbriqué (ligne { $line }, colonne { $column })
json_goes_on = le message continue après la fin de son JSON (ligne { $line }, colonne { $column }) ; envoyez une valeur JSON par message
json_nan = le message n’est pas du JSON (ligne { $line }, colonne { $column }) : JSON n’a ni NaN ni Infinity ; omettez le champ
not_json = le message n’est pas du JSON : « { $around } » est illisible (ligne { $line }, colonne { $column })
not_text_number = le message n’est pas du texte, alors qu’un nombre est attendu
payload_no_number = le message est « { $text } », pas un nombre
not_number = « { $name } » est { $kind }, pas un nombre
not_number_but = « { $name } » est { $text }, pas un nombre
no_number = « { $name } » n’est pas un nombre
neither_number = « { $name } » ou « { $other } » n’est pas un nombre
member_no_number = « { $name } » contient un élément qui n’est pas un nombre
not_finite = « { $name } » n’est pas un nombre fini
cannot_be_true = « { $name } » est { $value }, hors de ce qui est possible (de { $lowest } à { $highest })
not_time = « { $name } » est { $text }, pas une heure comme { $example }
not_seconds = « { $name } » est { $text } : donnez des secondes depuis 1970, ou RFC 3339
not_millis = « { $name } » est { $text } : donnez des millisecondes depuis 1970
not_rfc3339 = « { $name } » est « { $text } » : écrivez-le selon RFC 3339 avec son décalage, comme 2026-11-22T17:00:00Z
no_rfc3339 = « { $name } » est { $kind } : écrivez-le selon RFC 3339, comme « 2026-11-22T17:00:00Z »
not_period = « { $name } » est { $text } : donnez la durée de la période en secondes
not_field = « { $name } » n’est pas une grandeur ; les grandeurs sont { $fields }
object_expected = { $kind } là où un objet comme { $example } est attendu
no_reading = il ne contient aucun relevé ; envoyez un objet comme { $example }
own_topic = publiez vers greenpulse/v1/<meter>/readings, avec le nom du compteur sans barre oblique
no_key = « { $name } » ne peut pas être le nom d’un compteur : utilisez des lettres, des chiffres, -, _ et ., 120 au plus
no_key_announced = « { $name } » ne peut pas être le nom d’un compteur : annoncez un « device » avec « identifiers »
no_part = « { $name } » nomme une partie qui ne peut pas en être une : après les deux-points, des lettres, des chiffres, -, _, . et /, { $most } au plus, sans - au début ni à la fin
payload_is = le message est { $kind }, pas un objet comme { $example }
object_is = « { $name } » est { $kind }, pas un objet comme { $example }
not_model_id = le message est { $kind }, pas un objet avec « model » et « id »
not_list_of_devices = le message est { $kind }, pas la liste des appareils du pont
text_such = le message n’est pas un texte comme { $example }
no_codec = il n’y a pas d’« object » : donnez au profil de l’appareil un codec dans ChirpStack, qui fasse des chiffres des octets de l’appareil
no_formatter = il n’y a pas d’« uplink_message.decoded_payload » : donnez à l’appareil un payload formatter, qui fasse des chiffres de ses octets
emon_object = emon/<node> porte un objet comme { "{" }"power1":100{ "}" } ; un nombre seul va vers emon/<node>/<name>
nth_no_number = la valeur { $nth } est « { $text } », pas un nombre ; envoyez des nombres comme 100,200,300
payload_has_no = le message n’a pas de « { $name } »
topic_says = le message n’a pas de « { $name } », comme l’indique son topic
unit_is = l’unité de « { $name } » est « { $unit } », qui n’est ni kWh, ni Wh, ni m3, ni kW, ni W
too_few_members = « nrg » a trop peu de valeurs ({ $count }) ; la puissance totale est la douzième
not_array = « { $name } » n’est pas un tableau de nombres
powers_no_numbers = « power1_W » à « power3_W » ne sont pas des nombres, le premier est { $kind }
not_sparkplug = le message n’est pas du Sparkplug B (protobuf) : l’appareil est-il réglé sur Sparkplug A ou sur JSON ?
birth_not_heard = l’annonce (birth) de cet appareil n’est pas arrivée : demandez-en une nouvelle (Node Control/Rebirth)
no_token = l’expéditeur est inconnu : connectez l’appareil avec son jeton d’accès comme nom d’utilisateur MQTT
telemetry_json = la télémétrie est lue ici en JSON : publiez-la vers v1/devices/me/telemetry
gateway_telemetry = la télémétrie d’une passerelle est un objet comme { $example }
telemetry_is = la télémétrie est un objet comme { $example }, et ceci est { $kind }
too_many_devices = appareils dans un message : { $count } ; { $most } sont lus, envoyez les autres dans un autre message
no_telegram_id = le télégramme n’a pas d’« id »
needs_wmbus_key = « error » est « { $error } » : donnez à wmbusmeters la clé du compteur { $meter }
no_measurement = il n’y a pas de mesure : une ligne commence par son nom
tag_no_value = l’étiquette « { $key } » n’a pas de valeur : écrivez name=value, sans espaces
no_fields = il n’y a pas de champs : après la mesure et ses étiquettes vient une espace, puis name=value
field_no_value = le champ « { $key } » n’a pas de valeur : écrivez name=value, sans espaces
line_time = l’heure est « { $text } » : écrivez un nombre entier de { $precision }, ou omettez-la
line_time_beyond = l’heure { $count } dépasse toutes les heures : est-elle en { $precision } ?
line_goes_on = « { $text } » se trouve là où il faut une virgule, une heure ou la fin de la ligne
no_closing_quote = le texte du champ « { $key } » n’a pas de guillemet fermant
field_no_number = le champ « { $key } » est « { $text } », qui n’est pas un nombre : écrivez 1.5, 2i, true, ou un texte entre guillemets
line_not_utf8 = la ligne n’est pas en UTF-8
announcement_object = une annonce est un objet JSON avec « state_topic »
wild_topic = le topic « { $topic } » de « { $name } » en désigne beaucoup d’autres ; configurez-les à la main
template_too_much = le « value_template » de « { $name } » dépasse ce qui peut être suivi ici ({ $template }) ; configurez le topic « { $topic } » à la main
no_state_topic = l’annonce de « { $name } » n’a pas de « state_topic » (« stat_t »)
nothing_where_mapped = il n’y a pas de « { $pointer } » dans le message, là où cherche l’appareil personnalisé
nothing_at = il n’y a pas de « { $pointer } » dans le message
topic_not_taken = « { $filter } » ne prend pas « { $topic } » ; + est un niveau, # tous ceux qui suivent
meter_no_key = « { $name } » ne peut pas être le nom d’un compteur : utilisez des lettres, des chiffres, -, _ et ., 120 au plus
say_where = le message est { $kind } : dites où s’y trouve le nombre, comme /energy
mapped_no_field = « { $name } » n’est pas une grandeur
no_time_at = il n’y a pas d’heure à « { $pointer } » dans le message
time_at_text = l’heure à « { $pointer } » est { $found }, un texte comme 2026-11-20T21:57:38 est attendu
time_at_seconds = l’heure à « { $pointer } » est { $found }, des secondes depuis 1970 sont attendues
time_at_millis = l’heure à « { $pointer } » est { $found }, des millisecondes depuis 1970 sont attendues
nul_topic = le topic contient un NUL, ce qu’aucun topic ne peut
other_meter = ceci est destiné au compteur « { $meant } », et le jeton ne vaut que pour « { $own } » : donnez à l’expéditeur le jeton d’une passerelle (Réglages, Jetons), qui vaut pour tout compteur, ou un jeton de « { $meant } »
clock_after_cut = l’horloge de l’appareil indique { $at }, comme après une coupure : réglez-la, ou n’envoyez pas d’heure
clock_ahead = l’horloge de l’appareil indique { $at }, ce qui est dans l’avenir : réglez-la (et son fuseau), ou n’envoyez pas d’heure
clock_behind = l’horloge de l’appareil indique { $at }, il y a plus de deux ans : réglez-la (et son fuseau), ou n’envoyez pas d’heure ; ce qui est plus ancien vient par fichier ou par HTTP
cannot_keep = la base de données ne peut pas tenir ce qu’il dit : { $error }
needs_at = « { $field } » compte des consommations par période, qui ont besoin d’« at » : la fin de la période, à une horloge juste
stands_otherwise = « { $field } » est ici { $value } ; un relevé de la même heure de l’appareil avec { $stands } était là avant et reste
too_many_channels = « { $meter } » a { $most } canaux, le maximum d’un compteur : « { $channel } » en serait un de plus
same_name_too_long = un autre compteur s’appelle aussi « { $meter } », et le nom est trop long pour les distinguer : renommez-en un
nobody_reads = rien ne lit ce topic : configurez un appareil personnalisé pour lui
too_long = trop long pour être gardé en entier, donc impossible à relire : faites-le renvoyer par l’appareil
