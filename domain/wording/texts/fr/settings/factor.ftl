title = Facteurs d’émission
lede = Émissions par unité, par région et par année. S’il manque une année, la plus proche avant elle est utilisée. Pour la vapeur et l’eau glacée de réseau, tout dépend de la centrale : demandez à la vôtre.
kg_would_do = des kilogrammes de CO₂e pour une unité, par exemple 0,37
head_value = CO₂e
own = Ajouter un facteur pour un site
kg = Émissions par unité
kg_too_much = « { $typed } » est trop grand. Saisissez { $would_do }.
