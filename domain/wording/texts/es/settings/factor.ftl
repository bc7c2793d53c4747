title = Factores de emisión
lede = Emisiones por unidad, por región y año. Si falta un año, se usa el anterior más próximo. El vapor y el agua refrigerada de una red de distrito varían según la central: pregunte en la suya.
kg_would_do = los kilogramos de CO₂e por unidad, por ejemplo 0.37
head_value = CO₂e
own = Añadir un factor para un sitio
kg = Emisiones por unidad
kg_too_much = «{ $typed }» es demasiado. Introduzca { $would_do }.
