title = Tarif
headline = Les prix, et leur date d’effet
lede = Les jours avant le premier jour gardent leurs prix antérieurs.
first_day_needed = Saisissez le premier jour où il s’applique.
no_day = « { $typed } » n’est pas une date. Écrivez-la ainsi : 2026-01-31.
site = Site
name = Nom
name_hint = Comme sur la facture. Le même nom ajoute une nouvelle version.
utility = Énergie
first_day = Premier jour
source = Source
source_hint = Un lien ou un document.
save = Enregistrer
see = Prévisualiser
urdb = En JSON, pour les experts
urdb_hint = Le tarif complet au format de l’OpenEI Utility Rate Database. Si ce champ est rempli, il remplace les champs ci-dessus.
to_json = Écrire les champs ci-dessus en JSON
json_only = Ce tarif contient plus que les champs ne peuvent montrer ; il se modifie en JSON.
too_many_levels = Il a { $count } niveaux de prix ; les champs en acceptent { $most }.
too_many_steps = Un prix a { $count } tranches ; les champs en acceptent { $most }.
other_limits = Ses tranches dépendent de la puissance, ou se comptent de plusieurs façons.
too_many_seasons = Il a { $count } saisons ; les champs en acceptent { $most }.
kept = Conservé tel quel, bien que les champs ne le montrent pas : { $what }.
kept_demand = prix de la puissance
kept_holidays = { $count ->
    [one] { $count } jour férié
   *[other] { $count } jours fériés
}
kept_ratchet = la puissance de mois antérieurs comme minimum
kept_window = puissance sur { $minutes } minutes
kept_field = « { $field } »
