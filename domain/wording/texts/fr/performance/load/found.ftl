# Un libellé, puis la même durée dans une phrase, après « dans ».
month = 4 semaines | les 4 dernières semaines
quarter = 12 semaines | les 12 dernières semaines
year = Un an | l’année écoulée
