title = Datos rechazados
show_all = Mostrar todo
older = Anteriores
read_again_label = Leer de nuevo
map_topic = Configurar su tema
throw_away = Descartar
only_topic = Solo el tema <b>{ $topic }</b>.
headline = { $count ->
    [0] Se han podido leer todos los mensajes.
    [one] Un mensaje no se ha podido leer.
   *[other] { $count } mensajes no se han podido leer.
}
lede = Los mensajes que no se pueden leer se conservan con el motivo, hasta { $most }, y no retrasan nada. Corrija el dispositivo o su configuración y léalos de nuevo.
made_place = { $count ->
    [one] Se ha descartado un mensaje más antiguo
   *[other] Se han descartado { $count } mensajes más antiguos
} desde que se vació la lista: primero los de quienes más enviaron, después los más antiguos.
read_again_all = Releído con éxito: { $understood }.
read_again_none = Releído sin éxito: { $left }; el motivo mostrado es el último.
read_again_some = Releído con éxito: { $understood }; sin éxito: { $left }.
thrown_away_of = Descartado: { $messages }.
read_all_again = { $is_of_topic ->
    [yes] Leer de nuevo todo este tema
   *[no] Leer todo de nuevo
}
throw_all_away = { $is_of_topic ->
    [yes] Descartar todo este tema
   *[no] Descartar todo
}
from_device = de { $device }
read_again_at = releído: { $at }
cut = truncado; no se puede leer de nuevo
