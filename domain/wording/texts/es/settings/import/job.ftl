another_upload = Se está subiendo otro archivo. Espere a que termine.
too_many = Hay demasiados archivos abiertos. Espere a que termine alguno.
no_file = Primero elija un archivo.
too_large = El archivo supera los 2 GiB. Divídalo.
all_too_large = Los archivos abiertos ocuparían más de 4 GiB. Descarte alguno ya terminado.
not_looked_at = No se ha podido comprobar el archivo. Es un fallo de GreenPulse; comuníquelo, por favor.
not_kept = No se ha podido guardar el archivo para comprobarlo: { $why }.
upload_broke_off = La subida se interrumpió: { $why }.
database_failed = La base de datos no lo aceptó. { $stored ->
    [one] { $stored } lectura nueva está guardada
   *[other] { $stored } lecturas nuevas están guardadas
}; vuelva a importar el archivo para completarlo.
