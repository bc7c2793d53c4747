heading = Mise en route en quatre étapes
progress = Étapes terminées : { $done } sur { $all }. Vous pouvez ignorer une étape et y revenir plus tard.
step =
    .place = Où êtes-vous ?
    .connect = Connecter un compteur
    .building = Nommer le bâtiment
    .price = Combien coûte un kWh ?
done = Terminée
skipped = Ignorée
skip = Ignorer cette étape
place_hint = Le fuseau horaire décide du début de chaque jour. La météo, la devise et les unités en découlent ; corrigez ce qui ne convient pas.
name = Nom de votre site
zone = Fuseau horaire
zone_hint = Par exemple Europe/Paris ou America/Toronto.
currency = Devise
currency_hint = Trois lettres, par exemple EUR ou CHF.
units = Unités
location = Ville ou adresse (facultatif)
weather = Utiliser la météo locale : { $town } (la position exacte peut être indiquée plus tard)
propose = Proposer pour ce fuseau horaire
save_place = Enregistrer le lieu
no_zone = Le fuseau horaire « { $given } » n’existe pas. Choisissez-en un, par exemple Europe/Paris.
no_currency = « { $given } » n’est pas une devise. Saisissez trois lettres, par exemple EUR.
connect_hint = Les appareils transmettent par MQTT vers { $address }. Choisissez ce que vous avez ; cette page montre ce qui arrive.
source =
    .shelly = Shelly
    .tasmota = Tasmota
    .zigbee2mqtt = Zigbee2MQTT
    .home-assistant = Home Assistant
    .reader = Lecteur de compteur communicant
    .file = Fichier CSV ou Green Button
    .hand = À la main
source_hint =
    .shelly = Dans un terminal, avec l’adresse de l’appareil à la place de SHELLY. Ou sur la page de l’appareil, sous « Settings », « MQTT » : indiquez ce serveur et activez « Generic status update ».
    .tasmota = À copier dans la console de l’appareil.
    .zigbee2mqtt = À ajouter au fichier configuration.yaml de Zigbee2MQTT ; redémarrez ensuite Zigbee2MQTT.
    .home-assistant = À ajouter au fichier configuration.yaml de Home Assistant ; redémarrez ensuite Home Assistant. Son intégration MQTT doit être connectée à ce serveur.
    .reader = AMS reader, DSMR-reader, vzlogger et d’autres ont une page pour MQTT. Saisissez-y ces valeurs.
    .file = Envoyez un fichier de votre fournisseur ou d’un autre programme. Les colonnes sont reconnues, et vous pouvez les vérifier avant que rien ne soit enregistré.
    .hand = Relevez le compteur et saisissez l’index. Une fois par mois suffit pour commencer.
heard = Reçu
waits = Rien reçu pour le moment
token_hint = Les appareils s’identifient avec un jeton d’accès comme nom d’utilisateur.
make_token = Créer un jeton d’accès
import = Envoyer un fichier
by_hand = Saisir un relevé
try_line = Pas de compteur sous la main ? Copiez cette ligne dans un terminal. Le relevé apparaît ici en une seconde, sans recharger la page.
unread = { $count ->
    [one] Les messages de { $count } topic ne sont pas compris. <a>Choisir les nombres à lire</a>.
   *[other] Les messages de { $count } topics ne sont pas compris. <a>Choisir les nombres à lire</a>.
}
building_waits = Dès qu’un compteur transmet, il apparaît ici avec une proposition.
building_hint = Un compteur principal mesure tout le bâtiment ; une prise connectée est un sous-compteur.
price_hint = Suffisant pour un premier coût. Les tarifs avec plages, tranches et abonnement peuvent venir plus tard.
price = Prix du kWh en { $currency }
save_price = Enregistrer le prix
no_price = un prix, par exemple { $example }
tariff_name = Électricité
new_meters = { $count ->
    [one] Nouveau compteur
   *[other] Nouveaux compteurs ({ $count })
}
more_meters = { $count ->
    [one] <a>{ $count } autre compteur</a> attend un bâtiment.
   *[other] <a>{ $count } autres compteurs</a> attendent un bâtiment.
}
