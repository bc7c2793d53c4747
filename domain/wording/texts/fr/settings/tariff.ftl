title = Tarifs et factures
saved = Enregistré. Les jours antérieurs gardent leurs prix.
removed = Supprimé.
account_made = Compte ajouté ; sa facture est ci-dessous.
lede = Un tarif fixe le prix de chaque heure. Un compte relie un tarif à ce qui est facturé : un site, un bâtiment ou un compteur. Sans eux, les coûts utilisent le prix unique du site.
accounts = Factures
tariffs = Tarifs
add = Ajouter un tarif
add_account = Nouveau compte
add_version = Nouveaux prix
place = { $utility } · { $site }
account = { $utility }, { $place }, { $tariff }
none_yet = Pas encore de tarifs.
no_accounts = Pas encore de comptes.
account_count = { $count ->
    [one] { $count } compte.
   *[other] { $count } comptes.
}
from = À partir du { $day }
from_to = Du { $first } au { $last }
is_to_come = (à venir)
is_past = (passé)
is_now = (en vigueur)
