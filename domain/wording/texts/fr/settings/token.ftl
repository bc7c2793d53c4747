title = Jetons d’accès
lede = Un jeton permet à un seul appareil ou programme d’envoyer des relevés, et rien d’autre. Vous pouvez le révoquer à tout moment ; les autres restent valables.
revoked_label = Révoqué. Il ne fonctionne plus.
in_use = Actifs
revoke = Révoquer
of_a_gateway = Pour une passerelle, par MQTT et HTTP ; tous les compteurs.
of_a_program = Pour des programmes, par HTTP ; tous les compteurs.
make_one = Nouveau jeton
name = Nom
name_hint = Par exemple « Telegraf sur le serveur » ou « pompe à chaleur ».
kind = Autorisation
kind_device = Envoyer pour un seul compteur
kind_gateway = Envoyer pour tous les compteurs (passerelle)
kind_http = Envoyer pour tous les compteurs, par HTTP
meter = Compteur
meter_hint = Pour un jeton d’un seul compteur : sa clé, comme dans son topic, ou le nom d’un compteur existant. Laissez vide pour une passerelle ou un programme.
kinds_explained = Si un appareil muni d’un jeton pour un compteur envoie des données pour un autre, elles finissent dans les données rejetées. Zigbee2MQTT, une passerelle ThingsBoard ou tout autre pont vers plusieurs appareils demande un jeton de passerelle.
make = Créer le jeton
copy_now = Copiez-le maintenant ; il ne sera plus affiché.
try_it = Essayez :
headline = { $in_use ->
    [0] Pas encore de jetons.
    [one] { $in_use } jeton actif.
   *[other] { $in_use } jetons actifs.
}
of_meter = Pour le compteur { $key } seulement.
line_used = { $stands_for } Créé { $made }, dernier usage { $used }.
line_unused = { $stands_for } Créé { $made }, jamais utilisé.
revoked = { $count ->
    [one] { $count } révoqué.
   *[other] { $count } révoqués.
}
