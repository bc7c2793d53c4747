faulty_fields = { $count ->
    [one] Non enregistré. Corrigez <a>le champ ci-dessous</a>.
   *[other] Non enregistré. Corrigez { $count } champs, <a>à commencer par celui-ci</a>.
}
cancel = Annuler
utility_by_unit = { $utility }, par { $unit }
changed_meanwhile = Quelqu’un d’autre l’a modifié entre-temps. <a>Regardez à nouveau</a>, puis faites vos modifications.
