another_upload = Un autre fichier est en cours d’envoi. Attendez qu’il soit terminé.
too_many = Trop de fichiers sont ouverts. Attendez que l’un d’eux soit terminé.
no_file = Choisissez d’abord un fichier.
too_large = Le fichier dépasse 2 Gio. Divisez-le.
all_too_large = Les fichiers ouverts dépasseraient 4 Gio. Retirez-en un qui est terminé.
not_looked_at = Le fichier n’a pas pu être examiné. C’est une erreur de GreenPulse ; merci de la signaler.
not_kept = Le fichier n’a pas pu être enregistré pour examen : { $why }.
upload_broke_off = L’envoi a été interrompu : { $why }.
database_failed = La base de données a refusé l’import. { $stored ->
    [one] { $stored } nouveau relevé est enregistré
   *[other] { $stored } nouveaux relevés sont enregistrés
} ; réimportez le fichier pour le compléter.
