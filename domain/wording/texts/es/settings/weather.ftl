title = Meteorología
switched_off = Desactivada.
saved = Guardado. Los datos meteorológicos se actualizan ahora y después cada hora.
saved_while_off = Guardado. La actualización está desactivada.
removed = Actualización detenida. Los datos anteriores se quedan.
no_position = Sin ubicación.
not_asked = Con ubicación; la actualización está desactivada.
nothing_yet = Todavía sin datos.
latitude = Latitud
latitude_hint = Negativa al sur del ecuador.
longitude = Longitud
longitude_hint = Negativa al oeste de Greenwich.
save = Guardar
sent = A { $host } solo se envía la ubicación, redondeada a un kilómetro aproximadamente.
known = Datos disponibles ({ $first } – { $last }).
missing = Falta uno de los dos. Introduzca { $would_do }.
lede = La calefacción y la refrigeración dependen de la temperatura exterior: con ella, una semana fría no se señala como derroche. Su propio termómetro tiene preferencia; publique <b>{ $field }</b>.
switched_off_by = El ajuste <b>{ $first }</b> o <b>{ $second }</b> tiene el valor <b>{ $value }</b>. Su propio termómetro se sigue leyendo. Para activar la actualización, quite el ajuste y reinicie GreenPulse.
off = La actualización meteorológica está desactivada.
unknown = Todavía sin ubicación.
asked = { $sites ->
    [one] Datos meteorológicos de { $host } para un sitio.
   *[other] Datos meteorológicos de { $host } para { $sites } sitios.
}
would_do = los grados, de -{ $most } a { $most }, por ejemplo { $example }
